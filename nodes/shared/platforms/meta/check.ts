import type { Conversion } from '../../conversion/conversion';
import type { Hasher } from '../hash';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noPage,
	noValue,
	tooOld,
	unless,
	type Rule,
} from '../rules';
import { pageOf } from '../web';
import { missingOfApp, missingOfMessaging } from './byHand';
import { fbc } from './clickId';
import { metaEventName } from './eventName';
import type { ActionSource, MetaSettings } from './settings';
import { isIdentified } from './userData';

const NAME = 'Meta';

/** How old an event may be, in days (ad-platforms §1.2). */
const MAX_AGE_DAYS = 7;
const MAX_AGE_DAYS_IN_STORE = 62;
/** How far ahead of Meta's clock an event may be. */
const MAX_AHEAD_MINUTES = 1;

const tooOldInStore = tooOld(NAME, MAX_AGE_DAYS_IN_STORE);
const tooOldElsewhere = tooOld(NAME, MAX_AGE_DAYS);

const isPurchase = ({ event }: Conversion, { eventNames }: MetaSettings): boolean =>
	metaEventName(event, eventNames) === 'Purchase';

/** What an action source wants beyond what a tracker knows. */
const MISSING: Readonly<
	Partial<Record<ActionSource, (conversion: Conversion, hasher: Hasher) => string | undefined>>
> = { app: missingOfApp, business_messaging: missingOfMessaging };

const incomplete: Rule<MetaSettings> = (conversion, { actionSource, hasher }) => {
	const missing = MISSING[actionSource]?.(conversion, hasher);
	if (missing === undefined) return undefined;
	return {
		code: 'incomplete',
		reason: `Meta wants ${missing} for an event of the action source ${actionSource}`,
		advice: "Put it into the field 'platformFields.meta' of the conversion, under Meta's own name",
	};
};

/** What Meta refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<MetaSettings>([
	(conversion, settings, nowMs) =>
		(settings.actionSource === 'physical_store' ? tooOldInStore : tooOldElsewhere)(
			conversion,
			settings,
			nowMs,
		),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	noValue(NAME, 'Purchase', isPurchase),
	negativeValue(NAME),
	unless(
		(conversion, settings) => conversion.currency !== null || !isPurchase(conversion, settings),
		{
			code: 'no_currency',
			reason: 'Meta takes no Purchase without a currency, and the conversion has none',
			advice: "Set 'Tracker Currency' in the credential of the tracker",
		},
	),
	noPage(NAME, (conversion, settings) =>
		settings.actionSource === 'website' ? pageOf(conversion, settings) : null,
	),
	unless(({ userAgent }, { actionSource }) => actionSource !== 'website' || !!userAgent?.trim(), {
		code: 'no_user_agent',
		reason:
			'Meta wants the user agent of the browser for a website event, and the tracker has none',
		advice: "Choose another 'Action Source', such as System Generated, for such conversions",
	}),
	incomplete,
	noClickId(NAME, ({ adClickIds, clickedAt }) => fbc(adClickIds, clickedAt)),
	unless((conversion, { hasher }) => isIdentified(conversion, hasher), {
		code: 'no_identity',
		reason:
			'Nothing in it tells Meta who converted: no click id, external id, e-mail, phone or IP address',
		advice:
			'Pass fbclid to the tracker in a sub-ID or as external ID; it counts together with the time of the click',
	}),
]);
