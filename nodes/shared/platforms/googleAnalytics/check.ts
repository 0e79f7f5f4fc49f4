import type { Conversion } from '../../conversion/conversion';
import { clickOf } from '../google/click';
import { negative } from '../google/rules';
import { isTakenBack } from '../google/takenBack';
import type { Skip } from '../platform';
import { firstOf, inTheFuture, noClickId, noCurrency, type Rule } from '../rules';
import { byHand } from './byHand';
import { parameters } from './event';
import { eventNameOf, isRefundable } from './eventName';
import * as limits from './limits';
import type { AnalyticsSettings } from './settings';

const NAME = 'Google Analytics';
const HOUR_MS = 3_600_000;
/** Bytes of one event that leave room for the visitor and the others of the request. */
const MAX_EVENT = 100_000;
/** So many items cannot make an event that large. */
const FEW_ITEMS = 20;

const tooOld: Rule<AnalyticsSettings> = (conversion, _settings, nowMs) =>
	!isTakenBack(conversion) &&
	nowMs - Date.parse(conversion.convertedAt) > limits.MAX_AGE_HOURS * HOUR_MS
		? {
				code: 'too_old',
				reason: `It happened on ${conversion.convertedAt.slice(0, 10)}, and ${NAME} takes events of the last ${limits.MAX_AGE_HOURS} hours only`,
				advice: `Nothing to do: ${NAME} has no way to take it any more`,
			}
		: undefined;

const refundOfWhat: Rule<AnalyticsSettings> = (conversion, settings) =>
	isTakenBack(conversion) && !isRefundable(conversion, settings)
		? {
				code: 'no_refund',
				reason: `It was ${conversion.status}, and ${NAME} can take back purchases only, not ${conversion.event}`,
				advice: 'Nothing to do: the event stays counted',
			}
		: undefined;

const eventName: Rule<AnalyticsSettings> = (conversion, settings) => {
	const name = eventNameOf(conversion, settings);
	const fault = limits.faultOfEventName(name);
	if (fault === undefined) return undefined;
	return {
		code: 'event_name',
		reason: `The event would be called '${name}', and ${NAME} drops such events: ${fault}`,
		advice: "Give it another name under 'Event Names'",
	};
};

const noClient: Rule<AnalyticsSettings> = (conversion, { clientless }) =>
	clientless === 'skip' && byHand(conversion).clientId === undefined
		? {
				code: 'no_client_id',
				reason: `It has no client ID, by which ${NAME} would know the visitor`,
				advice:
					"Pass the client ID of the cookie _ga along as platformFields.googleAnalytics.clientId, or choose Make One From the Click under 'Without a Client ID'",
			}
		: undefined;

/** Names and values that Google Analytics would drop; those the node makes itself are in order. */
function faultOfParameters(conversion: Conversion): string | undefined {
	const { params } = byHand(conversion);
	for (const [name, value] of Object.entries(params)) {
		const fault = limits.faultOfName(name);
		if (fault !== undefined) return `the name of parameter '${name}' cannot be: ${fault}`;
		const longest = limits.maxValue(name);
		if (String(value).length > longest) {
			return `parameter '${name}' has more than ${longest} characters`;
		}
	}
	const all = Object.values(parameters(conversion)).filter((value) => value !== undefined);
	// One more for the transaction ID.
	return all.length + 1 > limits.MAX_PARAMETERS
		? `it has more than ${limits.MAX_PARAMETERS} parameters`
		: undefined;
}

const badParameters: Rule<AnalyticsSettings> = (conversion) => {
	if (conversion.platformFields?.googleAnalytics?.params === undefined) return undefined;
	const fault = faultOfParameters(conversion);
	if (fault === undefined) return undefined;
	return {
		code: 'parameter',
		reason: `${NAME} would drop part of it: ${fault}`,
		advice: 'Correct platformFields.googleAnalytics.params of the item',
	};
};

const tooLarge: Rule<AnalyticsSettings> = (conversion) => {
	const count = conversion.contents?.length ?? 0;
	if (count <= FEW_ITEMS) return undefined;
	const isTooLarge =
		count > limits.MAX_ITEMS ||
		Buffer.byteLength(JSON.stringify(parameters(conversion))) > MAX_EVENT;
	if (!isTooLarge) return undefined;
	return {
		code: 'too_large',
		reason: `It has ${count} items in contents, more than ${NAME} takes in one event`,
		advice: `Send ${limits.MAX_ITEMS} items at most, with short names`,
	};
};

/** What Google Analytics would drop without a word: it never refuses anything. First match decides. */
export const check: (
	conversion: Conversion,
	settings: AnalyticsSettings,
	nowMs: number,
) => Skip | undefined = firstOf<AnalyticsSettings>([
	refundOfWhat,
	tooOld,
	inTheFuture(NAME),
	negative,
	noCurrency(NAME),
	noClickId('Google', (conversion) => clickOf(conversion)?.id),
	eventName,
	noClient,
	badParameters,
	tooLarge,
]);
