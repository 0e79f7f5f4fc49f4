import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { confirmField, notice, rowsField } from '../../../shared/n8n/fields';
import type { Params } from '../../../shared/n8n/params';
import type { Pair, PairNames } from '../../../shared/wevion/mappings';
import { givenField } from '../common/given';
import { cellText } from '../../../shared/trackers/rows';

const pairs = rowsField(
	{
		displayName: 'Mappings',
		name: 'mappings',
		displayOptions: { show: { given: ['fields'] } },
		description: 'Which campaign of the tracker belongs to which ad campaign',
	},
	'Mapping',
	[
		{
			displayName: 'Tracker Campaign ID',
			name: 'trackerCampaignId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345',
			description: 'ID under which the tracker lists the campaign that brings the conversions',
		},
		{
			displayName: 'Wevion Campaign ID',
			name: 'campaignId',
			type: 'string',
			default: '',
			placeholder: 'e.g. abc-xyz',
			description: 'ID of the ad campaign in Wevion that its conversions are credited to',
		},
	],
);

/** Everything that decides what becomes of the mappings. */
export const updateFields: INodeProperties[] = [
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		options: [
			{
				name: 'Change These, Keep the Others',
				value: 'merge',
				description: 'Reads the list first and sends it back with the changes',
			},
			{
				name: 'Replace All',
				value: 'replace',
				description: 'What is not given vanishes; shows what that would be until confirmed',
			},
		],
		default: 'merge',
		description: 'What happens to mappings that are not given here',
	},
	givenField('Give Mappings As', 'How the mappings are written down'),
	pairs,
	{
		displayName: 'Mappings (JSON)',
		name: 'mappingsJson',
		type: 'json',
		default: '[]',
		displayOptions: { show: { given: ['json'] } },
		description:
			'List of mappings, as Get Many returns them or with fields of your own: trackerCampaignId and campaignId are understood',
	},
	{
		displayName: 'Remove',
		name: 'remove',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345, 12346',
		displayOptions: { show: { mode: ['merge'] } },
		description: 'IDs of tracker campaigns whose mapping is to go, separated by commas',
	},
	{
		...confirmField(
			'Whether to replace the mappings. While it is off, nothing is sent and the result tells what would vanish.',
		),
		displayOptions: { show: { mode: ['replace'] } },
	},
	notice(
		'notice',
		"Mappings decide which ad campaign earns a conversion. Wevion's own rules may pause or raise ad campaigns because of it.",
	),
];

const FIELDS: ReadonlyArray<keyof Pair> = ['trackerCampaignId', 'campaignId'];

/** Fields of simplified rows and of suggestions. They are Wevion's only where its mappings have them. */
const ABOUT_SUGGESTION = ['id', 'score', 'reason'] as const;
const OURS = ['trackerCampaignName', 'campaignName', 'platform'] as const;

/** The mappings that are given, with the names that those of this account have now. */
export function wantedRows(
	param: Params,
	names: PairNames,
	now: readonly IDataObject[],
): IDataObject[] {
	const foreign = OURS.filter((name) => !now.some((row) => name in row));
	const dropped = new Set<string>([...ABOUT_SUGGESTION, ...foreign]);
	const where = param.text('given') === 'json' ? 'mappingsJson' : 'mappings';
	const rows =
		where === 'mappings'
			? ((param.fields('mappings').items ?? []) as IDataObject[])
			: param.json(where);
	if (!Array.isArray(rows)) throw param.wrong(where, 'must be a list of mappings');
	return (rows as unknown[]).map((row) => {
		const renamed = withNames(row as IDataObject, names, dropped);
		for (const [index, name] of [names.tracker, names.campaign].entries()) {
			if (cellText(renamed[name] ?? '') !== '') continue;
			throw param.wrong(where, `has a mapping without ${FIELDS[index]}`);
		}
		return renamed;
	});
}

/** Our two names become those of the account; fields of its own stay. */
function withNames(
	row: IDataObject,
	{ tracker, campaign }: PairNames,
	dropped: ReadonlySet<string>,
): IDataObject {
	const { trackerCampaignId, campaignId, ...rest } = { ...row };
	return {
		...Object.fromEntries(Object.entries(rest).filter(([name]) => !dropped.has(name))),
		...(trackerCampaignId !== undefined && { [tracker]: trimmed(trackerCampaignId) }),
		...(campaignId !== undefined && { [campaign]: trimmed(campaignId) }),
	};
}

const trimmed = (value: IDataObject[string]) => (typeof value === 'string' ? value.trim() : value);

/** Ids of tracker campaigns to take out. */
export const removedIds = (param: Params): string[] =>
	param
		.text('remove')
		.split(/[\s,;]+/)
		.filter((id) => id !== '');
