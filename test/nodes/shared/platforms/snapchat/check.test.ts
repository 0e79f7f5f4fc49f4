import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';
import { faultOfEvent } from '../../../../simulators/snapchat';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, snapchatSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null };
const byHand = (fields: object) => ({ platformFields: { snapchat: fields as never } });

const CASES: CheckCase[] = [
	['a sale of the last hour', {}, {}, undefined],
	['37 days old', ago(37 * DAY_MS), {}, undefined],
	['a second older', ago(37 * DAY_MS + 1_000), {}, 'too_old'],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['an hour ahead', ago(-3_600_000), {}, 'in_the_future'],
	['an event Snap has no name for', { event: 'Custom_Deposit' }, {}, 'no_event_name'],
	['a sale without revenue', { revenue: null }, {}, 'no_value'],
	['a lead without revenue', { event: 'Lead', revenue: null, currency: null }, {}, undefined],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no page', {}, { parameters: { eventSourceUrl: '' } }, 'no_page'],
	[
		'no page, in a shop',
		{},
		{ parameters: { eventSourceUrl: '', actionSource: 'OFFLINE' } },
		undefined,
	],
	['an app without its data', {}, { parameters: { actionSource: 'MOBILE_APP' } }, 'no_app_data'],
	[
		'an app with all of its data',
		byHand({ extinfo: ['a2', ...new Array<string>(15).fill('')] }),
		{ parameters: { actionSource: 'MOBILE_APP' } },
		undefined,
	],
	[
		'an app with too much data',
		byHand({ extinfo: ['a2', ...new Array<string>(17).fill('')] }),
		{ parameters: { actionSource: 'MOBILE_APP' } },
		'no_app_data',
	],
	['no click of Snap, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of Snap, as wanted',
		{ adClickIds: { scCid: 'x' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['an address without a browser', { userAgent: ' ' }, {}, 'no_identity'],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+16505551212' } }, {}, undefined],
	['nobody, but a device', { ...NOBODY, ...byHand({ madid: 'a-b' }) }, {}, undefined],
];

itSkipsWhatIsRefused(
	'Snapchat',
	snapchat.platform,
	CASES,
	({ parameters, requiresClickId }) => snapchatSettings(parameters, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
