import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { clickParameters } from './clickParameters';
import { field, optionsOf, overlay, type WriteField } from './writing';

const row: INodeProperties[] = [
	{
		displayName: 'Parameter',
		name: 'parameter',
		type: 'options',
		options: optionsOf(clickParameters(30)),
		default: 'sub_id_1',
		description: 'What the value is kept as. Sub-IDs above 15 need Keitaro 10 or newer.',
	},
	{
		displayName: 'Name in the URL',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. campaign_name',
		description: 'The query parameter that carries the value',
	},
	{
		displayName: 'Macro of the Source',
		name: 'placeholder',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{campaign.name}}',
		description: 'What the traffic source replaces by the value. Left as it is written here.',
	},
	{
		displayName: 'Title',
		name: 'alias',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ad',
		description: 'How the parameter is called in reports',
	},
];

/** Parameters of a campaign or source; an update keeps those that are not listed. */
export const parameters: WriteField = field(
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description:
			'How the values of the traffic source arrive in the tracking link. An update keeps the parameters that are not listed here.',
		options: [{ displayName: 'Parameter', name: 'items', values: row }],
	},
	{
		to: (value) => {
			const { items = [] } = value as { items?: IDataObject[] };
			return Object.fromEntries(
				items.map(({ parameter, name = '', placeholder = '', alias = '' }) => [
					parameter,
					{ name, placeholder, alias },
				]),
			) as IDataObject;
		},
		merge: overlay,
	},
);
