import type { Conversion } from '../../conversion/conversion';
import { fingerprint } from '../../conversion/fingerprint';
import { consentOf, type GoogleConsent } from '../google/consent';
import { personOf } from '../google/person';
import { byHand } from './byHand';
import type { AnalyticsSettings } from './settings';

/** What all events of a request have in common: the visitor and what they said. */
interface Visitor {
	client_id: string;
	user_id?: string;
	consent?: { ad_user_data?: string; ad_personalization?: string };
	user_data?: object;
}

/**
 * The visitor of a conversion, as the JSON text in which it is sent; events of one visitor can share a
 * request.
 */
export function visitorOf(conversion: Conversion, settings: AnalyticsSettings): string {
	const { clientId, userId } = byHand(conversion);
	const visitor: Visitor = {
		client_id: clientId ?? derivedClientId(conversion),
		user_id: userId,
		consent: inSnakeCase(consentOf(conversion, '')),
		user_data: settings.sendsUserData ? userData(conversion, settings) : undefined,
	};
	return JSON.stringify(visitor);
}

const inSnakeCase = (consent: GoogleConsent | undefined) =>
	consent && { ad_user_data: consent.adUserData, ad_personalization: consent.adPersonalization };

/**
 * An ID for a visitor whom Google Analytics has none for, in the form of its own: ten digits and a time.
 * It is made of the click, so all conversions of one click are one visitor, for ever the same; to
 * Google Analytics it is one without a visit, and its reports say so (direct, not set).
 */
export function derivedClientId({
	tracker,
	account,
	id,
	clickId,
	clickedAt,
	convertedAt,
}: Conversion): string {
	const visit = clickId?.trim() || id;
	const hash = fingerprint(`ga|${tracker}|${account}|${visit}`, 8);
	const number = Buffer.from(hash, 'base64url').readUIntBE(0, 6) % 1e10;
	const seconds = Math.floor(Date.parse(clickedAt ?? convertedAt) / 1000);
	return `${String(number).padStart(10, '0')}.${seconds}`;
}

/** Hashed as at Google Ads, under names of its own. */
function userData(conversion: Conversion, { hasher }: AnalyticsSettings): object | undefined {
	const { email, phone, address } = personOf(conversion, hasher);
	if (email === undefined && phone === undefined && address === undefined) return undefined;
	return {
		sha256_email_address: email && [email],
		sha256_phone_number: phone && [phone],
		address: address && [
			{
				sha256_first_name: address.givenName,
				sha256_last_name: address.familyName,
				postal_code: address.postalCode,
				country: address.regionCode,
			},
		],
	};
}
