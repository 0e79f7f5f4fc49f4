import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	noPage,
	tooOld,
	type Rule,
} from '../rules';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import { eventName } from './eventName';
import type { SnapchatSettings } from './settings';
import { scCidOf, userDataOf } from './userData';

const NAME = 'Snapchat';

/** Snap's introduction to the Conversions API: a date of at most 37 days back. */
const MAX_AGE_DAYS = 37;
/** Clocks differ; what is later is no clock. */
const MAX_AHEAD_MINUTES = 5;
/** Places of `extinfo`, as at Meta. */
const EXTINFO_ITEMS = 16;

const isPurchase = ({ event }: Conversion, { eventNames }: SnapchatSettings): boolean =>
	eventName(event, eventNames) === 'PURCHASE';

const noName: Rule<SnapchatSettings> = ({ event }, { eventNames }) =>
	eventName(event, eventNames) === undefined
		? {
				code: 'no_event_name',
				reason: `Snapchat knows no event '${event}', and takes no names of one's own`,
				advice: "Name it under 'Event Names', such as CUSTOM_EVENT_1 or START_TRIAL",
			}
		: undefined;

const noValue: Rule<SnapchatSettings> = (conversion, settings) =>
	conversion.revenue === null && isPurchase(conversion, settings)
		? {
				code: 'no_value',
				reason: 'Snapchat takes no purchase without a value, and the conversion has no revenue',
				advice: 'Send the payout to the tracker with the postback, or forward it as another event',
			}
		: undefined;

const noAppData: Rule<SnapchatSettings> = (conversion, settings) => {
	if (settings.actionSource !== 'MOBILE_APP') return undefined;
	const event: { app_data?: { extinfo?: unknown[] } } & Tree = {};
	addByHand(event, conversion, settings.hasher);
	return event.app_data?.extinfo?.length === EXTINFO_ITEMS
		? undefined
		: {
				code: 'no_app_data',
				reason: `Snapchat wants the ${EXTINFO_ITEMS} items of extinfo for an event of an app`,
				advice: 'Pass them in platformFields.snapchat.extinfo, blanks included',
			};
};

/** At least one of e-mail, phone, advertising id, or IP address with user agent (Snap's page on usage). */
const nobody: Rule<SnapchatSettings> = (conversion, { hasher }) => {
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return undefined;
	const event = { user_data: userDataOf(conversion, hasher) };
	addByHand(event, conversion, hasher);
	return ['em', 'ph', 'madid'].some((key) => key in event.user_data)
		? undefined
		: {
				code: 'no_identity',
				reason:
					'Snapchat wants an e-mail, a phone number, an advertising ID, or the IP address with the user agent',
				advice: 'Let the tracker pass on the IP address and the user agent of the visit',
			};
};

/** What Snap refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<SnapchatSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	noName,
	noValue,
	negativeValue(NAME),
	noCurrency(NAME),
	noPage(NAME, (conversion, settings) =>
		settings.actionSource === 'WEB' ? pageOf(conversion, settings) : null,
	),
	noAppData,
	noClickId(NAME, scCidOf),
	nobody,
]);
