import type { Conversion } from '../../conversion/conversion';
import { clickOf, type Click } from '../google/click';
import { consentOf } from '../google/consent';
import { actionOf } from '../google/conversionActions';
import { cartLines, type Merchant } from '../google/merchant';
import { transactionIdOf } from '../google/transactionId';
import { adsTime } from '../googleAds/time';
import { userIdentifiers } from '../googleAds/userIdentifiers';
import type { Outgoing } from '../platform';
import { byHand } from './byHand';
import type { AdsConversionSettings } from './settings';

/** The `ClickConversion` as the API takes it, in JSON. */
export function event(outgoing: Outgoing, settings: AdsConversionSettings): string {
	const { conversion } = outgoing;
	const { convertedAt, revenue, currency } = conversion;
	const { customerId, actions, hasher } = settings;
	const click = clickOf(conversion);
	const own = byHand(conversion, customerId);
	return JSON.stringify({
		conversionAction: `customers/${customerId}/conversionActions/${actionOf(conversion, actions)}`,
		conversionDateTime: adsTime(convertedAt),
		gclid: idOf(click, 'gclid'),
		gbraid: idOf(click, 'gbraid'),
		wbraid: idOf(click, 'wbraid'),
		// Neither goes together with gbraid and wbraid, which stand for no single person.
		userIdentifiers: isAnonymous(click) ? undefined : userIdentifiers(conversion, hasher),
		customVariables: isAnonymous(click) ? undefined : own?.customVariables,
		conversionValue: revenue ?? undefined,
		currencyCode: revenue === null ? undefined : (currency ?? undefined),
		orderId: transactionIdOf(outgoing, settings.transactionIdFrom),
		consent: consentOf(conversion, ''),
		cartData: cart(conversion.contents, settings.merchant),
		conversionEnvironment: own?.conversionEnvironment,
		customerType: own?.customerType,
	});
}

const idOf = (click: Click | undefined, kind: Click['kind']): string | undefined =>
	click?.kind === kind ? click.id : undefined;

const isAnonymous = (click: Click | undefined): boolean =>
	click !== undefined && click.kind !== 'gclid';

function cart(contents: Conversion['contents'], merchant: Merchant | null): object | undefined {
	const lines = cartLines(contents, merchant);
	return (
		lines && {
			...merchant,
			items: lines.map(({ id, quantity, unitPrice }) => ({ productId: id, quantity, unitPrice })),
		}
	);
}
