import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	noPage,
	noValue,
	tooOld,
	type Rule,
	unless,
} from '../rules';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import { eventName } from './eventName';
import type { SnapchatSettings } from './settings';
import { scCidOf, userDataOf } from './userData';

const NAME = 'Snapchat';

/** Snap's introduction to the Conversions API: a date of at most 37 days back. */
const MAX_AGE_DAYS = 37;
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

function hasAppData(conversion: Conversion, { actionSource, hasher }: SnapchatSettings): boolean {
	if (actionSource !== 'MOBILE_APP') return true;
	const event: { app_data?: { extinfo?: unknown[] } } & Tree = {};
	addByHand(event, conversion, hasher);
	return event.app_data?.extinfo?.length === EXTINFO_ITEMS;
}

/** At least one of e-mail, phone, advertising id, or IP address with user agent (Snap's page on usage). */
function isIdentified(conversion: Conversion, { hasher }: SnapchatSettings): boolean {
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return true;
	const event = { user_data: userDataOf(conversion, hasher) };
	addByHand(event, conversion, hasher);
	return ['em', 'ph', 'madid'].some((key) => key in event.user_data);
}

/** What Snap refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<SnapchatSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME),
	noName,
	noValue(NAME, 'purchase', isPurchase),
	negativeValue(NAME),
	noCurrency(NAME),
	noPage(NAME, (conversion, settings) =>
		settings.actionSource === 'WEB' ? pageOf(conversion, settings) : null,
	),
	unless(hasAppData, {
		code: 'no_app_data',
		reason: `Snapchat wants the ${EXTINFO_ITEMS} items of extinfo for an event of an app`,
		advice: 'Pass them in platformFields.snapchat.extinfo, blanks included',
	}),
	noClickId(NAME, scCidOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'Snapchat wants an e-mail, a phone number, an advertising ID, or the IP address with the user agent',
		advice: 'Let the tracker pass on the IP address and the user agent of the visit',
	}),
]);
