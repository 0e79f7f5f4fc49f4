import type { Conversion } from '../../conversion/conversion';
import { clickOf } from '../google/click';
import { actionOf } from '../google/conversionActions';
import { transactionIdOf } from '../google/transactionId';
import { adsTime } from '../googleAds/time';
import { userIdentifiers } from '../googleAds/userIdentifiers';
import type { Outgoing } from '../platform';
import { kindOf } from './kind';
import type { AdjustmentSettings } from './settings';

/** The `ConversionAdjustment` as the API takes it, in JSON. */
export function event(outgoing: Outgoing, settings: AdjustmentSettings): string {
	const { conversion } = outgoing;
	const { customerId, actions, hasher } = settings;
	const adjustmentType = kindOf(conversion, settings);
	const isEnhancement = adjustmentType === 'ENHANCEMENT';
	const identifiers = isEnhancement ? userIdentifiers(conversion, hasher) : undefined;
	return JSON.stringify({
		adjustmentType,
		conversionAction: `customers/${customerId}/conversionActions/${actionOf(conversion, actions)}`,
		...identity(outgoing, settings, isEnhancement),
		adjustmentDateTime: isEnhancement ? undefined : adjustedAt(conversion, settings),
		restatementValue: adjustmentType === 'RESTATEMENT' ? restated(conversion) : undefined,
		userIdentifiers: identifiers,
		// Must be that of the request that counted the conversion, and says nothing alone.
		userAgent: identifiers && (conversion.userAgent?.trim() || undefined),
	});
}

/** The order ID or the click with its time, never both (`GCLID_DATE_TIME_PAIR_AND_ORDER_ID_BOTH_SET`). */
function identity(
	outgoing: Outgoing,
	settings: AdjustmentSettings,
	isEnhancement: boolean,
): object {
	const { conversion } = outgoing;
	// Enhancements are found by the order ID alone.
	if (settings.identifiedBy === 'orderId' || isEnhancement) {
		return { orderId: transactionIdOf(outgoing, settings.transactionIdFrom) };
	}
	return {
		gclidDateTimePair: {
			gclid: clickOf(conversion)?.id,
			conversionDateTime: adsTime(conversion.convertedAt),
		},
	};
}

/** The tracker's own time of the change keeps changes in order; it must lie after the conversion. */
function adjustedAt({ updatedAt, convertedAt }: Conversion, settings: AdjustmentSettings): string {
	if (updatedAt === null || Date.parse(updatedAt) <= Date.parse(convertedAt)) {
		return settings.adjustedAt;
	}
	return adsTime(updatedAt);
}

const restated = ({ revenue, currency }: Conversion) => ({
	adjustedValue: revenue,
	currencyCode: currency ?? undefined,
});
