import type { INodeProperties } from 'n8n-workflow';

import { choicesOf, type Located } from './properties';

/** Values by the parameter's place: of the panel as `name`, of a collection as `collection.name`. */
export type Setting = ReadonlyMap<string, unknown>;

interface Search {
	chosen: Setting;
	/** Values that would hide what is to be shown. */
	forbidden: readonly Condition[];
}

interface Condition {
	place: string;
	/** The parameters of that name, of which one is shown at a time. */
	candidates: Goal[];
	values: readonly unknown[];
}

/** A parameter that is to be shown, and the level on which it stands. */
interface Goal extends Pick<Located, 'property' | 'siblings' | 'top'> {
	/** `filters.` inside a collection of that name. */
	prefix: string;
}

const goalOf = ({ property, siblings, top, where }: Located): Goal => ({
	property,
	siblings,
	top,
	prefix: where.slice(0, where.length - property.name.length),
});

/**
 * Values of other parameters with which a parameter is shown, as are the parameters it stands in and
 * those it waits for; undefined where no combination shows it.
 */
export function settingShowing(located: Located): Setting | undefined {
	return settle({ chosen: new Map(), forbidden: [] }, [...located.inside, located].map(goalOf));
}

/** Meets one goal after the other, and takes back a choice where a later goal rules it out. */
function settle(
	search: Search,
	[goal, ...others]: ReadonlyArray<Goal | Condition>,
): Setting | undefined {
	if (goal === undefined) return search.chosen;
	if ('property' in goal) {
		const forbidden = [...search.forbidden, ...conditionsOf(goal, 'hide')];
		if (forbidden.some(({ place, values }) => values.includes(search.chosen.get(place)))) {
			return undefined;
		}
		return settle({ ...search, forbidden }, [...conditionsOf(goal, 'show'), ...others]);
	}
	const { place, candidates, values } = goal;
	if (search.chosen.has(place)) {
		return values.includes(search.chosen.get(place)) ? settle(search, others) : undefined;
	}
	for (const value of values) {
		if (search.forbidden.some((one) => one.place === place && one.values.includes(value))) continue;
		for (const candidate of candidates.filter(({ property }) => canBe(property, value))) {
			const chosen = new Map(search.chosen).set(place, value);
			const found = settle({ ...search, chosen }, [candidate, ...others]);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

function conditionsOf(
	{ property, prefix, siblings, top }: Goal,
	kind: 'show' | 'hide',
): Condition[] {
	return Object.entries(property.displayOptions?.[kind] ?? {})
		.filter(([key]) => !key.startsWith('@'))
		.map(([key, values = []]) => {
			// A leading slash means the panel itself.
			const level = key.startsWith('/')
				? { prefix: '', siblings: top, top }
				: { prefix, siblings, top };
			const name = key.replace(/^\//, '');
			const candidates = level.siblings
				.filter((other) => other.name === name)
				.map((other) => ({ property: other, ...level }));
			return { place: `${level.prefix}${name}`, candidates, values };
		});
}

function canBe(property: INodeProperties, value: unknown): boolean {
	if (property.type === 'boolean') return typeof value === 'boolean';
	if (property.type === 'hidden') return property.default === value;
	const choices = choicesOf(property);
	return choices.length === 0 || choices.some((choice) => choice.value === value);
}
