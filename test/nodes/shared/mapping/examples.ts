import type { FieldName, Mappable } from '../../../../nodes/shared/mapping/fields';
import type { Comparison, Condition, Rule } from '../../../../nodes/shared/mapping/rule';
import type { VisitSettings } from '../../../../nodes/shared/mapping/visit';
import type { Chance } from '../sync/model/chance';

export const VISIT: VisitSettings = { isUsed: true, subIds: {}, platform: null };
export const NO_VISIT: VisitSettings = { ...VISIT, isUsed: false };

export const condition = (field: string, comparison: Comparison, value: string): Condition => ({
	...{ field: field as FieldName, comparison, value },
});

/** A rule to the ad campaign `A<number>` unless another is given. */
export const rule = (number: number, conditions: Condition[], campaignId = `A${number}`): Rule => ({
	...{ number, name: null, conditions },
	target: { platform: 'meta', adAccountId: null, campaignId, campaignName: null },
});

const NAMES = ['summer_de', 'Summer_AT', 'winter_de', 'winter', 'sum', 'SUMMER_DE_2'];
const CLICKS = ['fb_1', 'fb_22', 'tt_1', 'FB_1', 'x'];

/** A conversion of a small world, so that rules of that world often match. */
export function smallConversion(chance: Chance): Mappable {
	const id = () => String(1 + chance.below(4));
	return {
		campaign: chance.happens(0.9) ? { id: id(), name: chance.pick(NAMES) } : null,
		flow: chance.happens(0.7) ? { id: id(), name: null } : undefined,
		offer: { id: chance.below(4), name: chance.pick(NAMES) },
		landingPage: { id: null, name: null },
		trafficSource: { id: id(), name: 'Facebook' },
		subIds: {
			...(chance.happens(0.8) && { sub_1: chance.pick(CLICKS) }),
			...(chance.happens(0.5) && { sub_17: chance.pick(CLICKS) }),
		},
	};
}

const CONDITIONS: ReadonlyArray<(chance: Chance) => Condition> = [
	(chance) => condition('campaignId', 'equals', String(1 + chance.below(5))),
	(chance) => condition('flowId', 'equals', String(1 + chance.below(4))),
	(chance) => condition('offerId', 'equals', String(chance.below(4))),
	(chance) => condition('trafficSourceId', 'equals', String(1 + chance.below(4))),
	(chance) =>
		condition(
			'campaignName',
			'wildcard',
			chance.pick(['sum*', '*_DE', '*er*', 's?m', 'winter', '*']),
		),
	(chance) =>
		condition('campaignName', 'expression', chance.pick(['^win', '_(de|at)', '\\d$', 'SUM+E'])),
	(chance) =>
		condition(
			chance.pick(['sub_1', 'sub_17', 'anySubId']),
			'startsWith',
			chance.pick(['fb_', 'tt', 'f']),
		),
	(chance) => condition(chance.pick(['sub_1', 'anySubId']), 'equals', chance.pick(CLICKS)),
	(chance) => condition('sub_17', 'wildcard', chance.pick(['*_1', 'fb_??', 'fb_*'])),
];

export function smallRules(chance: Chance): Rule[] {
	return Array.from({ length: 1 + chance.below(12) }, (_, at) => {
		const count = chance.happens(0.05) ? 0 : 1 + chance.below(3);
		const conditions = Array.from({ length: count }, () => chance.pick(CONDITIONS)(chance));
		return rule(at + 1, conditions, `A${chance.below(3)}`);
	});
}

/** What a condition means, said with JavaScript's own regular expressions. */
export function isMet({ field, comparison, value }: Condition, from: Mappable, matchCase: boolean) {
	const flags = matchCase || field.endsWith('Id') ? '' : 'i';
	const isSub = field.startsWith('sub_') || field === 'anySubId';
	const real = isSub && !matchCase ? 'i' : flags;
	const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
	const source = {
		equals: `^${escaped.replace(/[*?]/g, '\\$&')}$`,
		startsWith: `^${escaped.replace(/[*?]/g, '\\$&')}`,
		wildcard: `^${escaped.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`,
		expression: value,
	}[comparison];
	return valuesOf(field, from).some((text) => new RegExp(source, real).test(text));
}

function valuesOf(field: FieldName, from: Mappable): string[] {
	const named = /^(campaign|flow|offer|landingPage|trafficSource)(Id|Name)$/.exec(field);
	const subIds = Object.entries(from.subIds ?? {});
	const values =
		named === null
			? subIds.filter(([key]) => field === 'anySubId' || key === field).map(([, value]) => value)
			: [from[named[1] as 'flow']?.[named[2] === 'Id' ? 'id' : 'name']];
	return values.flatMap((value) => (value == null || value === '' ? [] : [String(value)]));
}
