import type { Conversion } from '../../conversion/conversion';
import type { Hasher } from '../hash';
import type { Skip } from '../platform';
import { pageOf } from '../web';
import { missingOfApp, missingOfMessaging } from './byHand';
import { fbc } from './clickId';
import { metaEventName } from './eventName';
import type { ActionSource, MetaSettings } from './settings';
import { isIdentified } from './userData';

const DAY_MS = 86_400_000;
/** How old an event may be, in days (ad-platforms §1.2). */
const MAX_AGE_DAYS = 7;
const MAX_AGE_DAYS_IN_STORE = 62;
/** How far ahead of Meta's clock an event may be. */
const MAX_AHEAD_MS = 60_000;

type Rule = (conversion: Conversion, settings: MetaSettings, nowMs: number) => Skip | undefined;

const isPurchase = ({ event }: Conversion, { eventNames }: MetaSettings): boolean =>
	metaEventName(event, eventNames) === 'Purchase';

/** What an action source wants beyond what a tracker knows. */
const MISSING: Readonly<
	Partial<Record<ActionSource, (conversion: Conversion, hasher: Hasher) => string | undefined>>
> = { app: missingOfApp, business_messaging: missingOfMessaging };

/** What Meta refuses, and would refuse the whole batch for. First match decides. */
const RULES: readonly Rule[] = [
	({ convertedAt }, { actionSource }, nowMs) => {
		const agoMs = nowMs - Date.parse(convertedAt);
		const days = actionSource === 'physical_store' ? MAX_AGE_DAYS_IN_STORE : MAX_AGE_DAYS;
		if (agoMs > days * DAY_MS) {
			return {
				code: 'too_old',
				reason: `It happened on ${convertedAt.slice(0, 10)}, and Meta takes events of the last ${days} days only`,
				advice: 'Nothing to do: Meta has no way to take it any more',
			};
		}
		if (agoMs >= -MAX_AHEAD_MS) return undefined;
		return {
			code: 'in_the_future',
			reason: `Its time, ${convertedAt}, lies in the future`,
			advice: 'Check the clock of the tracker and the time zone of the trigger',
		};
	},
	(conversion, settings) =>
		isPurchase(conversion, settings) && conversion.revenue === null
			? {
					code: 'no_value',
					reason: 'Meta takes no Purchase without a value, and the conversion has no revenue',
					advice:
						'Send the payout to the tracker with the postback, or forward it as another event',
				}
			: undefined,
	({ revenue }) =>
		revenue !== null && revenue < 0
			? {
					code: 'negative_value',
					reason: 'Meta takes no negative value',
					advice: 'Nothing to do: Meta has no way to take a conversion back',
				}
			: undefined,
	(conversion, settings) =>
		isPurchase(conversion, settings) && conversion.currency === null
			? {
					code: 'no_currency',
					reason: 'Meta takes no Purchase without a currency, and the conversion has none',
					advice: "Set 'Tracker Currency' in the credential of the tracker",
				}
			: undefined,
	(conversion, settings) =>
		settings.actionSource === 'website' && pageOf(conversion, settings) === undefined
			? {
					code: 'no_page',
					reason: 'Meta wants the page on which a website event took place',
					advice:
						"Set 'Event Source URL' to the full address of your landing page, beginning with https://",
				}
			: undefined,
	({ userAgent }, { actionSource }) =>
		actionSource === 'website' && !userAgent?.trim()
			? {
					code: 'no_user_agent',
					reason:
						'Meta wants the user agent of the browser for a website event, and the tracker has none',
					advice: "Choose another 'Action Source', such as System Generated, for such conversions",
				}
			: undefined,
	(conversion, { actionSource, hasher }) => {
		const missing = MISSING[actionSource]?.(conversion, hasher);
		if (missing === undefined) return undefined;
		return {
			code: 'incomplete',
			reason: `Meta wants ${missing} for an event of the action source ${actionSource}`,
			advice:
				"Put it into the field 'platformFields.meta' of the conversion, under Meta's own name",
		};
	},
	({ adClickIds, clickedAt }, { requiresClickId }) =>
		requiresClickId && fbc(adClickIds, clickedAt) === undefined
			? {
					code: 'no_click_id',
					reason: 'It did not come from a click on an ad of Meta, as far as the tracker knows',
					advice: "Switch off 'Require Click ID' to send it all the same",
				}
			: undefined,
	(conversion, { hasher }) =>
		isIdentified(conversion, hasher)
			? undefined
			: {
					code: 'no_identity',
					reason:
						'Nothing in it tells Meta who converted: no click id, external id, e-mail, phone or IP address',
					advice:
						'Pass fbclid to the tracker in a sub-ID or as external ID; it counts together with the time of the click',
				},
];

export function check(
	conversion: Conversion,
	settings: MetaSettings,
	nowMs: number,
): Skip | undefined {
	for (const rule of RULES) {
		const skip = rule(conversion, settings, nowMs);
		if (skip !== undefined) return skip;
	}
	return undefined;
}
