import type { IDataObject } from 'n8n-workflow';
import { IANAZone } from 'luxon';
import { parseCurrency } from '../conversion/money';
import type { AccountSettings } from './module';
import { trimmed } from '../n8n/trimmed';

/**
 * How an account is read: what the credential says of it, and what the user chose on top. Throws an
 * `Error` that names the setting that cannot be right.
 */
export function accountSettings(
	credential: Readonly<IDataObject>,
	chosen: Partial<AccountSettings> = {},
): AccountSettings {
	const given = Object.fromEntries(
		Object.entries(chosen).filter(([, value]) => value !== undefined),
	) as Partial<AccountSettings>;
	const zone = given.zone ?? (trimmed(credential.timeZone) || 'UTC');
	if (!IANAZone.isValidZone(zone)) {
		throw new Error(`'${zone}' is no time zone; use a name such as Europe/Berlin or UTC`);
	}
	return {
		currency: currencyOf(credential),
		campaignIds: [],
		statusWords: new Map(),
		eventWords: new Map(),
		includeRaw: false,
		...given,
		zone,
	};
}

/** The currency that the credential names, since most trackers name none in their rows. */
function currencyOf(credential: Readonly<IDataObject>): string | null {
	const text = trimmed(credential.currency);
	const currency = parseCurrency(text);
	if (text !== '' && currency === null) {
		throw new Error(
			`'Tracker Currency' is not a currency: ${text}. Put an ISO 4217 code such as USD or EUR into the credential`,
		);
	}
	return currency;
}

/** Whether what a campaign brought is to be kept, by its id; all of it where none is chosen. */
export function keeping(campaignIds: readonly string[]): (id: string | null) => boolean {
	const chosen = new Set(campaignIds);
	return (id) => chosen.size === 0 || chosen.has(id ?? '');
}
