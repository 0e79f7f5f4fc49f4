import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../shared/n8n/fields';
import { byName } from '../../shared/n8n/byName';
import { PRESET, PRESETS } from '../../shared/postback/presets';
import { SECRET_PLACEHOLDER, urlQuery } from '../../shared/postback/readyUrl';

export const tracker: INodeProperties = {
	displayName: 'Tracker',
	name: 'tracker',
	type: 'options',
	noDataExpression: true,
	options: PRESETS.map((value) => ({ name: PRESET[value].name, value })).sort(byName),
	default: 'keitaro',
	description:
		'Whose names, macros and words the postbacks use. The common names are understood from any sender.',
};

const HOW =
	'Copy the production URL above and put the line below behind it, with your secret in place of YOUR_SECRET.';

const TWO_ADDRESSES =
	'The sender hears 200 as soon as n8n has stored the postback. For one that tries again until it hears 200, put /confirmed in between, as in /postback/confirmed?secret=…: it is answered when the workflow has ended, with 500 where it broke off.';

/**
 * What to paste into the tracker, in its own macro syntax. The line to copy stands alone: in its notices
 * n8n drops all marks but links and lists, so that whatever stands next to it would be copied with it.
 */
export const urlNotices: INodeProperties[] = [
	...PRESETS.flatMap((preset): INodeProperties[] => {
		const line = urlQuery(preset, SECRET_PLACEHOLDER).replace(/&/g, '&amp;').replace(/</g, '&lt;');
		const show = { tracker: [preset] };
		return [
			notice(`urlHow_${preset}`, `URL for ${PRESET[preset].name}. ${HOW}`, show),
			notice(`urlNotice_${preset}`, line, show),
		];
	}),
	notice('twoAddressesNotice', TWO_ADDRESSES),
];

export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Secret',
			value: 'secret',
			description:
				'In the URL as parameter secret, in the header X-Postback-Secret, or at the end of the path: /webhook/ID/ID/postback/YOUR_SECRET',
		},
		{
			name: 'Secret or Signature',
			value: 'either',
			description: 'Calls with a signature header are checked by it, all others by the secret',
		},
		{
			name: 'Signature',
			value: 'signature',
			description:
				'HMAC-SHA256 over time and body, for own backends. Only what is in the body counts.',
		},
	],
	default: 'secret',
	description: 'How a call shows that it comes from you',
};

export const missingClickId: INodeProperties = {
	displayName: 'Without Click ID',
	name: 'missingClickId',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Pass with a Flag',
			value: 'pass',
			description: 'For leads that you match by e-mail, phone or transaction ID',
		},
		{
			name: 'Refuse',
			value: 'refuse',
			description: 'Answer 400 and start no execution',
		},
	],
	default: 'refuse',
	description:
		'What to do with a postback that has neither a click ID nor an external ID, or only a macro that was not replaced',
};

export const refused: INodeProperties = {
	displayName: 'Refused Calls',
	name: 'refused',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Answer Only', value: 'drop', description: 'Start no execution' },
		{
			name: 'Send to Output Refused',
			value: 'output',
			description:
				'Also start an execution with the reason on a second output, for an audit trail: at most 60 a minute',
		},
	],
	default: 'drop',
	description: 'What to do with a call that is turned away, beside answering it',
};
