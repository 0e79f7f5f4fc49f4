import type { Conversion } from '../conversion/conversion';
import type { Skip } from './platform';

/** Why a conversion cannot be sent, or nothing. */
export type Rule<S> = (conversion: Conversion, settings: S, nowMs: number) => Skip | undefined;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Clocks differ; what is later is no clock. Our own choice, for platforms that tell no limit. */
const CLOCKS_DIFFER_MINUTES = 5;

/** The first rule that speaks decides. */
export function firstOf<S>(rules: ReadonlyArray<Rule<S>>): Rule<S> {
	return (conversion, settings, nowMs) => {
		for (const rule of rules) {
			const skip = rule(conversion, settings, nowMs);
			if (skip !== undefined) return skip;
		}
		return undefined;
	};
}

/** Skips with these words what does not meet the condition. */
export const unless =
	<S>(condition: (conversion: Conversion, settings: S) => boolean, skip: Skip): Rule<S> =>
	(conversion, settings) =>
		condition(conversion, settings) ? undefined : skip;

/** Rules that several platforms share; `name` is that of the platform in sentences. */

export const tooOld =
	(name: string, days: number): Rule<unknown> =>
	({ convertedAt }, _settings, nowMs) =>
		nowMs - Date.parse(convertedAt) > days * DAY_MS
			? {
					code: 'too_old',
					reason: `It happened on ${convertedAt.slice(0, 10)}, and ${name} takes events of the last ${days} days only`,
					advice: `Nothing to do: ${name} has no way to take it any more`,
				}
			: undefined;

export const inTheFuture =
	(name: string, minutes = CLOCKS_DIFFER_MINUTES): Rule<unknown> =>
	({ convertedAt }, _settings, nowMs) =>
		Date.parse(convertedAt) - nowMs > minutes * MINUTE_MS
			? {
					code: 'in_the_future',
					reason: `Its time, ${convertedAt}, lies in the future, which ${name} refuses`,
					advice: 'Check the clock of the tracker and the time zone of the trigger',
				}
			: undefined;

export const negativeValue =
	(name: string): Rule<unknown> =>
	({ revenue }) =>
		revenue !== null && revenue < 0
			? {
					code: 'negative_value',
					reason: `${name} takes no negative value`,
					advice: `Nothing to do: ${name} has no way to take a conversion back`,
				}
			: undefined;

/** `purchase` is the platform's word for what it takes no other way than with a value. */
export const noValue =
	<S>(
		name: string,
		purchase: string,
		isPurchase: (conversion: Conversion, settings: S) => boolean,
	): Rule<S> =>
	(conversion, settings) =>
		conversion.revenue === null && isPurchase(conversion, settings)
			? {
					code: 'no_value',
					reason: `${name} takes no ${purchase} without a value, and the conversion has no revenue`,
					advice:
						'Send the payout to the tracker with the postback, or forward it as another event',
				}
			: undefined;

/** A currency the platform would have to guess; `needed` tells which conversions it is asked of. */
export const noCurrency =
	<S>(
		name: string,
		needed: (conversion: Conversion, settings: S) => boolean = () => true,
	): Rule<S> =>
	(conversion, settings) =>
		conversion.revenue !== null && conversion.currency === null && needed(conversion, settings)
			? {
					code: 'no_currency',
					reason: `It has a value but no currency, and ${name} would take one of its own choice`,
					advice: "Set 'Tracker Currency' in the credential of the tracker",
				}
			: undefined;

export const noPage =
	<S>(
		name: string,
		pageOf: (conversion: Conversion, settings: S) => string | undefined | null,
	): Rule<S> =>
	(conversion, settings) =>
		pageOf(conversion, settings) === undefined
			? {
					code: 'no_page',
					reason: `${name} wants the page on which a website event took place`,
					advice:
						"Set 'Event Source URL' to the full address of your landing page, beginning with https://",
				}
			: undefined;

export const noClickId =
	<S extends { requiresClickId: boolean }>(
		name: string,
		clickId: (conversion: Conversion) => string | undefined,
	): Rule<S> =>
	(conversion, { requiresClickId }) =>
		requiresClickId && clickId(conversion) === undefined
			? {
					code: 'no_click_id',
					reason: `It did not come from a click on an ad of ${name}, as far as the tracker knows`,
					advice: "Switch off 'Require Click ID' to send it all the same",
				}
			: undefined;

/** For platforms that know a conversion by its click alone; `parameter` carries the id to the tracker. */
export const unknownClick =
	(
		name: string,
		parameter: string,
		clickId: (conversion: Conversion) => string | undefined,
	): Rule<unknown> =>
	(conversion) =>
		clickId(conversion) === undefined
			? {
					code: 'no_click_id',
					reason: `It has no click ID of ${name}, and ${name} knows conversions by nothing else`,
					advice: `Pass ${parameter} to the tracker in a sub-ID or as external ID`,
				}
			: undefined;
