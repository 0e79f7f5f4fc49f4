import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { optionsCollection } from '../../shared/n8n/collections';
import { EVENT_OPTIONS } from '../../shared/n8n/eventOptions';
import { overrideFields } from '../../shared/n8n/overrides';
import { FIELDS } from '../../shared/postback/fields';

const spaced = (value: string) => value.replace(/(?<!^)([A-Z])/g, ' $1');
const titled = (value: string) => value.charAt(0).toUpperCase() + value.slice(1);
/** `clickId` as people read it. */
const fieldLabel = (field: string) =>
	titled(spaced(field))
		.replace(/\bId\b/g, 'ID')
		.replace(/^Ip$/, 'IP')
		.replace(/^Os$/, 'OS');

const overrides = overrideFields('Postback');

export const options: INodeProperties = optionsCollection([
	{
		displayName: 'Account Label',
		name: 'account',
		type: 'string',
		default: '',
		placeholder: 'e.g. tracker.example.com',
		description:
			'Told in each conversion as account, so that conversions of two accounts of one tracker are never taken for each other',
	},
	{
		displayName: 'Answer',
		name: 'answer',
		type: 'options',
		options: [
			{ name: 'JSON', value: 'json', description: 'The object {"status":"ok"}' },
			{ name: 'OK', value: 'ok', description: 'The word alone, as plain text' },
			{ name: 'Own Text', value: 'text', description: 'What Answer Text says' },
			{ name: 'Pixel', value: 'pixel', description: 'A GIF image of one pixel' },
		],
		default: 'ok',
		description:
			'What the sender of an accepted postback reads, always with status 200. A sender that calls /postback/confirmed in place of /postback is answered when the workflow has ended, with 500 where it broke off.',
	},
	{
		displayName: 'Answer Text',
		name: 'answerText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Postback accepted',
		description: 'Used when Answer is set to Own Text',
	},
	{
		displayName: 'Changed Value Is News',
		name: 'compareValue',
		type: 'boolean',
		default: false,
		description:
			'Whether a postback with another value or currency is let through although click ID, transaction ID, event and status are the same',
	},
	{
		displayName: 'Default Currency',
		name: 'defaultCurrency',
		type: 'string',
		default: '',
		placeholder: 'e.g. USD',
		description:
			'ISO 4217 code for postbacks that name no currency. Voluum, RedTrack and BeMob have no macro for it.',
	},
	{
		displayName: 'Default Event',
		name: 'defaultEvent',
		type: 'options',
		options: EVENT_OPTIONS,
		default: 'Purchase',
		description: 'Event of postbacks that do not say what happened',
	},
	{
		displayName: 'Duplicate Window (Minutes)',
		name: 'duplicateWindow',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 43_200 },
		default: 1440,
		description:
			'How long to remember click ID, transaction ID, event and status: the same again is answered and starts no execution. 0 lets everything through. Each n8n process remembers for itself, until it ends, up to 100,000 postbacks.',
	},
	overrides.events,
	{
		displayName: 'Include Raw',
		name: 'includeRaw',
		type: 'boolean',
		default: false,
		description:
			'Whether to add the parameters as they came, without the secret and without personal data that is dropped, as field raw',
	},
	{
		displayName: 'Own Parameter Names',
		name: 'ownNames',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Name',
		default: {},
		description:
			'Names that your sender uses and this node does not know; they come before all others',
		options: [
			{
				displayName: 'Name',
				name: 'items',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: FIELDS.map((value) => ({ name: fieldLabel(value), value })).sort(byName),
						default: 'clickId',
						description: 'What the parameter holds',
					},
					{
						displayName: 'Parameter Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. my_click',
						description:
							'As it stands in the URL or the body; case, hyphens and underscores do not matter',
					},
				],
			},
		],
	},
	{
		displayName: 'Personal Data',
		name: 'personalData',
		type: 'options',
		options: [
			{
				name: 'Drop',
				value: 'drop',
				description: 'E-mail, phone and name are thrown away at the door',
			},
			{
				name: 'Hash',
				value: 'hash',
				description: 'Pass on the SHA-256 of the normalised values',
			},
			{
				name: 'Keep',
				value: 'keep',
				description: 'Pass on the plain values; they are then in the log of executions',
			},
		],
		default: 'drop',
		description: 'What to do with the e-mail address, phone number and name of the buyer',
	},
	overrides.statuses,
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. Europe/Berlin',
		description: 'The IANA zone of times that name none, such as 2026-11-20 12:00:00',
	},
	{
		displayName: 'Unreadable Values',
		name: 'unreadable',
		type: 'options',
		options: [
			{
				name: 'Pass with a Flag',
				value: 'pass',
				description: 'Leave the value out and say so in postback.flags',
			},
			{ name: 'Refuse', value: 'refuse', description: 'Answer 400 and start no execution' },
		],
		default: 'pass',
		description: 'What to do when value, currency or time cannot be read or cannot be right',
	},
]);
