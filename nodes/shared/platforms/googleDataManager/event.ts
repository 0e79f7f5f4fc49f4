import type { Conversion } from '../../conversion/conversion';
import { clickOf, type Click } from '../google/click';
import { consentOf } from '../google/consent';
import { cartLines, type Merchant } from '../google/merchant';
import { personOf, type Person } from '../google/person';
import { isTakenBack } from '../google/takenBack';
import { transactionIdOf } from '../google/transactionId';
import type { Outgoing } from '../platform';
import { byHand, type ByHand } from './byHand';
import { about } from './change';
import type { DataManagerSettings } from './settings';

/** Without a zone but UTC: sent as it is. */
const IN_UTC = /Z$/;

/** The event as the API takes it (`google.ads.datamanager.v1.Event`), in JSON. */
export function event(outgoing: Outgoing, settings: DataManagerSettings): string {
	const { conversion } = outgoing;
	const { convertedAt, currency, updatedAt } = conversion;
	const own = byHand(conversion);
	const click = clickOf(conversion);
	const value = isTakenBack(conversion) ? 0 : conversion.revenue;
	return JSON.stringify({
		transactionId: transactionIdOf(outgoing, settings.transactionIdFrom),
		eventTimestamp: inUtc(convertedAt),
		lastUpdatedTimestamp:
			updatedAt === null || about(conversion, settings) === '' ? undefined : inUtc(updatedAt),
		eventSource: own?.eventSource ?? settings.eventSource,
		adIdentifiers: adIdentifiers(click, own),
		userData: userData(personOf(conversion, settings.hasher)),
		consent: consentOf(conversion, 'CONSENT_'),
		conversionValue: value ?? undefined,
		currency: value === null ? undefined : (currency ?? undefined),
		cartData: cart(conversion.contents, settings.merchant, own),
		customVariables: variables(click, settings, own),
		userProperties: own?.customerType && { customerType: own.customerType },
	});
}

const inUtc = (time: string): string => (IN_UTC.test(time) ? time : new Date(time).toISOString());

function adIdentifiers(click: Click | undefined, own: ByHand | undefined) {
	const sessionAttributes = own?.sessionAttributes;
	if (click === undefined) return sessionAttributes && { sessionAttributes };
	return sessionAttributes === undefined
		? { [click.kind]: click.id }
		: { [click.kind]: click.id, sessionAttributes };
}

/** At most three of the ten identifiers that the API takes. */
function userData({ email, phone, address }: Person) {
	const userIdentifiers: object[] = [];
	if (email !== undefined) userIdentifiers.push({ emailAddress: email });
	if (phone !== undefined) userIdentifiers.push({ phoneNumber: phone });
	if (address !== undefined) userIdentifiers.push({ address });
	return userIdentifiers.length === 0 ? undefined : { userIdentifiers };
}

/** `quantity` is an int64, which the JSON of Google's APIs writes as text. */
function cart(
	contents: Conversion['contents'],
	merchant: Merchant | null,
	own: ByHand | undefined,
): object | undefined {
	const lines = cartLines(contents, merchant);
	return (
		lines && {
			...merchant,
			transactionDiscount: own?.transactionDiscount,
			items: lines.map(({ id, quantity, unitPrice }) => ({
				merchantProductId: id,
				quantity: String(quantity),
				unitPrice,
			})),
		}
	);
}

/** Google Ads takes no custom variables together with gbraid or wbraid, so there they are left out. */
function variables(
	click: Click | undefined,
	{ customVariables }: DataManagerSettings,
	own: ByHand | undefined,
): readonly object[] | undefined {
	if (click !== undefined && click.kind !== 'gclid') return undefined;
	const all = own === undefined ? customVariables : [...customVariables, ...own.customVariables];
	return all.length === 0 ? undefined : all;
}
