import { FIELDS, SUB_IDS, type FieldName } from './fields';
import type { Comparison } from './rule';

/** A name of a column, whatever its spelling: `Ad_Campaign ID` is `adcampaignid`. */
export const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Columns with a condition in their cell, by their plain names. */
export const CONDITION_COLUMNS: ReadonlyMap<string, FieldName> = new Map([
	...['tracker', 'keitaro', 'external', 'source'].map(
		(owner) => [`${owner}campaignid`, 'campaignId'] as const,
	),
	['trackercampaign', 'campaignName'],
	['trackercampaignname', 'campaignName'],
	['flow', 'flowName'],
	['offer', 'offerName'],
	['landingpage', 'landingPageName'],
	['landing', 'landingPageName'],
	['trafficsource', 'trafficSourceName'],
	['landingid', 'landingPageId'],
	['streamid', 'flowId'],
	...[...FIELDS.keys()]
		// A column `campaignId` is the ad campaign to map to.
		.filter((name) => !name.startsWith('campaign'))
		.map((name) => [plain(name), name as FieldName] as const),
	...Array.from(
		{ length: SUB_IDS },
		(_, at) => [`subid${at + 1}`, `sub_${at + 1}` as FieldName] as const,
	),
]);

/** The field that a word means where a row has it in a column of its own. */
export const FIELD_WORDS: ReadonlyMap<string, FieldName> = new Map([
	...CONDITION_COLUMNS,
	...[...FIELDS.keys()].map((name) => [plain(name), name as FieldName] as const),
	['campaign', 'campaignName'],
	['name', 'campaignName'],
	['sub', 'anySubId'],
	['subid', 'anySubId'],
]);

export const COMPARISONS: ReadonlyArray<readonly [RegExp, Comparison]> = [
	[/starts?with|beginswith|prefix/, 'startsWith'],
	[/wildcard|glob|like|pattern|mask/, 'wildcard'],
	[/regexp?|regularexpression|expression|matches/, 'expression'],
	[/equals?|exact|eq|is/, 'equals'],
];

/** Columns under which targets and the rest have been seen, Wevion's in several guesses among them. */
export const COLUMNS = {
	platform: ['platform', 'adplatform', 'targetplatform', 'network', 'provider'],
	adAccountId: ['adaccountid', 'adaccount', 'accountid', 'customerid'],
	campaignId: [
		...['adcampaignid', 'targetcampaignid', 'wevioncampaignid', 'campaignid', 'targetid'],
		'target',
	],
	campaignName: [
		'adcampaignname',
		'targetcampaignname',
		'wevioncampaignname',
		'campaignname',
		'adcampaign',
	],
	name: ['rule', 'rulename', 'label', 'title', 'name'],
	order: ['order', 'priority', 'position', 'sortorder'],
	active: ['active', 'isactive', 'enabled', 'isenabled'],
	status: ['status', 'state'],
	isDefault: ['default', 'isdefault'],
	field: ['field', 'type', 'kind', 'ruletype', 'source', 'matchfield', 'matchon'],
	comparison: ['comparison', 'operator', 'matchtype', 'match', 'condition'],
	value: ['value', 'pattern', 'prefix', 'matchvalue', 'wildcard', 'flowvalue'],
	subNumber: ['subindex', 'subnumber', 'subidnumber', 'sub'],
	conditions: ['conditions', 'criteria', 'when'],
} as const;
