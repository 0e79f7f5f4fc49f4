import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { findingsOf, type Finding } from '../../../shared/mapping/findings';
import type { FieldName } from '../../../shared/mapping/fields';
import { readRules } from '../../../shared/mapping/readRule';
import {
	RuleProblem,
	type Comparison,
	type Condition,
	type Rule,
	type Target,
} from '../../../shared/mapping/rule';
import { RuleSet } from '../../../shared/mapping/ruleSet';
import type { VisitSettings } from '../../../shared/mapping/visit';
import type { Params } from '../../../shared/n8n/params';
import type { WholeCall } from '../operation';
import { cellText } from '../../../shared/trackers/rows';

/** The input of rules and ad campaigns. */
export const LIST_INPUT = 1;

export interface Mapping {
	rules: RuleSet;
	findings: Finding[];
	visit: VisitSettings;
}

/** The rules of the panel or of the second input, with what is wrong with them said in hints. */
export function readMapping(call: WholeCall): Mapping {
	const { context, param, items } = call;
	const options = param.fields('options');
	const isFromInput = param.text('rulesFrom') === 'input';
	const matchCase = options.matchCase === true;
	try {
		const rows = isFromInput ? items(LIST_INPUT).map(({ json }) => json) : [];
		const platform = String(options.rowPlatform ?? 'meta');
		const rules = new RuleSet(isFromInput ? readRules(rows, { platform }) : ownRules(param), {
			matchCase,
		});
		const findings = findingsOf(rules);
		tell(context, findings);
		if (isFromInput && rows.length === 0) {
			hint(context, 'No rules came in on the second input: check what is connected to it');
		}
		return { rules, findings, visit: visitSettings(options) };
	} catch (error) {
		throw asShown(context, error, isFromInput);
	}
}

function asShown(context: IExecuteFunctions, error: unknown, isFromInput: boolean): unknown {
	if (!(error instanceof RuleProblem)) return error;
	const description = isFromInput
		? "Correct the rule where it is kept; rules are counted as the items of the second input come, or by their column 'order'"
		: 'Correct the rule in the panel of the node';
	return new NodeOperationError(context.getNode(), error.message, { description });
}

function visitSettings(options: IDataObject): VisitSettings {
	const subId = (name: string) => (options[name] ? `sub_${Number(options[name])}` : undefined);
	return {
		isUsed: options.useVisit !== false,
		platform: String(options.visitPlatform ?? '') || null,
		subIds: {
			campaign: subId('campaignSubId'),
			adSet: subId('adSetSubId'),
			ad: subId('adSubId'),
		},
	};
}

interface PanelRule extends IDataObject {
	name?: string;
	conditions?: { items?: PanelCondition[] };
}

interface PanelCondition extends IDataObject {
	field: string;
	comparison: string;
	value?: string;
}

function ownRules(param: Params): Rule[] {
	const { items = [] } = param.fields('rules') as { items?: PanelRule[] };
	const rules = items.map((own, at): Rule => {
		const number = at + 1;
		const conditions = (own.conditions?.items ?? []).map(
			({ field, comparison, value }): Condition => ({
				field: field as FieldName,
				comparison: comparison as Comparison,
				value: cellText(value ?? '').trim(),
			}),
		);
		if (conditions.length === 0) {
			throw new RuleProblem(number, "has no condition: add one, or use 'Default Campaign' instead");
		}
		return { number, name: textOf(own.name), conditions, target: targetOf(own, number) };
	});
	const fallback = param.fields('defaultCampaign');
	if (Object.keys(fallback).length === 0) return rules;
	const number = rules.length + 1;
	const target = targetOf(fallback, number);
	return [...rules, { number, name: 'Default Campaign', conditions: [], target }];
}

function targetOf(own: IDataObject, number: number): Target {
	const [campaignId, campaignName] = [textOf(own.adCampaignId), textOf(own.adCampaignName)];
	if (campaignId === null && campaignName === null) {
		throw new RuleProblem(
			number,
			"names no ad campaign: fill 'Ad Campaign ID' or 'Ad Campaign Name'",
		);
	}
	const platform = textOf(own.platform) ?? 'meta';
	return { platform, adAccountId: textOf(own.adAccountId), campaignId, campaignName };
}

const textOf = (value: unknown): string | null =>
	value === undefined || value === null ? null : cellText(value).trim() || null;

/** Most findings said one by one. */
const MOST_SAID = 10;

function tell(context: IExecuteFunctions, findings: readonly Finding[]): void {
	findings.slice(0, MOST_SAID).forEach(({ message }) => hint(context, message));
	const more = findings.length - MOST_SAID;
	if (more > 0) hint(context, `${more} more rules repeat, contradict or hide one another`);
}

function hint(context: IExecuteFunctions, message: string): void {
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}
