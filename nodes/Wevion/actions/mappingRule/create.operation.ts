import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import type { Params } from '../../../shared/n8n/params';
import { oneOf } from '../../../shared/wevion/answer';
import type { WevionClient } from '../../../shared/wevion/client';
import { givenField } from '../common/given';
import { locator, ofTracker } from '../common/locators';
import { objectOf, optionsField, withBodyFields } from '../common/options';
import { filledIn } from '../common/values';
import type { WevionOperation } from '../operation';

interface RuleKind {
	label: string;
	/** What the rule looks at. */
	field: (param: Params) => string;
	operator: string;
}

/** The three kinds that Wevion describes (Keitaro sync flow, mapping rules). */
const KINDS: Readonly<Record<string, RuleKind>> = {
	campaignName: {
		label: 'Campaign Name Matches',
		field: () => 'campaign_name',
		operator: 'wildcard',
	},
	flow: { label: 'Flow Is', field: () => 'flow_id', operator: 'equals' },
	subId: {
		label: 'Sub-ID Starts With',
		field: (param) => `sub_${param.number('subId')}`,
		operator: 'prefix',
	},
};

const whenFields = { show: { given: ['fields'] } };

const fields: INodeProperties[] = [
	locator('configId'),
	givenField('Give Rule As', 'How the rule is written down'),
	{
		displayName: 'Condition',
		name: 'kind',
		type: 'options',
		options: Object.entries(KINDS).map(([value, { label: name }]) => ({ name, value })),
		default: 'campaignName',
		displayOptions: whenFields,
		description: 'What campaigns or conversions of the tracker the rule is about',
	},
	{
		displayName: 'Sub-ID',
		name: 'subId',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 30 },
		default: 1,
		displayOptions: { show: { given: ['fields'], kind: ['subId'] } },
		description: 'Number of the sub-ID; most keep the click ID in the first',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Summer_*',
		displayOptions: whenFields,
		description: 'What it must be or begin with; in names an asterisk stands for any text',
	},
	{
		displayName: 'Wevion Campaign ID',
		name: 'campaignId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. abc-xyz',
		displayOptions: whenFields,
		description: 'ID of the ad campaign in Wevion that the conversions are credited to',
	},
	{
		displayName: 'Rule (JSON)',
		name: 'rule',
		type: 'json',
		default: '{}',
		displayOptions: { show: { given: ['json'] } },
		description: 'The rule in the words of Wevion, as Get Many shows those there are',
	},
	notice(
		'notice',
		'A rule also applies to campaigns that are created later. Wevion has not published how a rule is written: compare the first one with what Wevion shows under its mappings.',
	),
	...optionsField('ruleCreate'),
];

/** `POST …/mappings/rules`. */
export const create: WevionOperation = {
	name: 'Create',
	action: 'Create a mapping rule',
	description: 'Map campaigns of a tracker to an ad campaign by a rule, new ones included',
	fields,
	async run({ api: { client }, param }) {
		const isJson = param.text('given') === 'json';
		const rule = isJson ? objectOf(param, 'rule') : ruleOf(param, client);
		const body = withBodyFields(param, rule);
		if (Object.keys(body).length === 0) throw param.wrong('rule', 'is empty');
		return oneOf(await client.ask('ruleCreate', { places: ofTracker(param), body }));
	},
};

function ruleOf(param: Params, client: WevionClient): IDataObject {
	const kind = KINDS[param.text('kind')];
	if (kind === undefined) throw param.wrong('kind', 'is no condition');
	const { field, operator } = kind;
	return {
		[client.name('ruleField')]: field(param),
		[client.name('ruleOperator')]: operator,
		[client.name('ruleValue')]: filledIn(param, 'value'),
		[client.name('ruleCampaign')]: filledIn(param, 'campaignId'),
	};
}
