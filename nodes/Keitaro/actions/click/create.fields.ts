import type { INodeProperties } from 'n8n-workflow';
import { notice, rowsField } from '../../../shared/n8n/fields';
import { optionsCollection } from '../../../shared/n8n/collections';
import { textField } from '../common/text.fields';

/** The panel of Click → Create. */
export const createFields: INodeProperties[] = [
	notice(
		'createNotice',
		'This records a real click: it counts in the statistics and may cost what the campaign pays per click',
	),
	{
		...textField(
			'Campaign Token',
			'campaignToken',
			'',
			'From Keitaro: campaign → Integration → KClient PHP, or the field token of Campaign → Get',
		),
		placeholder: undefined,
		typeOptions: { password: true },
		required: true,
	},
	{
		...textField(
			'IP Address',
			'ip',
			'e.g. 203.0.113.7',
			'Address of the visitor, which tells the country',
		),
		required: true,
	},
	{
		...textField(
			'User Agent',
			'userAgent',
			'e.g. Mozilla/5.0',
			'Browser of the visitor, which tells the device',
		),
		required: true,
	},
	optionsCollection([
		{
			displayName: 'Include Body',
			name: 'includeBody',
			type: 'boolean',
			default: false,
			description: 'Whether to return the page or redirect that Keitaro would show the visitor',
		},
		textField(
			'Landing Page ID',
			'landingPageId',
			'e.g. 12',
			'Landing page to show instead of the flow’s own choice',
		),
		textField('Language', 'language', 'e.g. de', 'Language of the visitor, as two letters'),
		rowsField(
			{
				displayName: 'Parameters',
				name: 'parameters',
				description: 'Parameters of the campaign link, such as sub_id_1 or external_id',
			},
			'Parameter',
			[
				textField('Name', 'name', 'e.g. sub_id_1', 'As the campaign calls it in its link'),
				textField('Value', 'value', 'e.g. banner_1', 'What the visitor brings along'),
			],
		),
		textField(
			'Referrer',
			'referrer',
			'e.g. https://news.example.com/',
			'Page the visitor came from',
		),
		textField(
			'Tracker URL',
			'trackerUrl',
			'e.g. https://go.example.com',
			'Address that serves the Click API, if not that of the panel',
		),
	]),
];
