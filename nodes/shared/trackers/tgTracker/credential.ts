import type { IDataObject } from 'n8n-workflow';
import { baseAddress, labelOf } from './address';
import { CREDENTIAL } from './voice';
import { trimmed } from '../../n8n/trimmed';

/** Where TGTrack's report API lives; for channels in MAX it is `/max/api` (seen in two clients). */
export const TGTRACK_URL = 'https://report.tgtrack.ru/api';

/** What every TG Tracker credential tells, whichever product it is for. */
export interface Access {
	product: 'bearer' | 'tgtrack';
	/** Base URL, or what was typed where it is none. */
	base: string;
	isAddress: boolean;
	secret: string;
	/** Of the user's choosing; blank for none. */
	accountName: string;
}

/** Reads the credential's fields; the two products have an address and a key each. */
export function accessOf(credential: Readonly<IDataObject>): Access {
	const isTgtrack = credential.product === 'tgtrack';
	const typed = isTgtrack ? trimmed(credential.reportUrl) || TGTRACK_URL : trimmed(credential.url);
	const base = baseAddress(typed);
	return {
		product: isTgtrack ? 'tgtrack' : 'bearer',
		base: base ?? typed,
		isAddress: base !== undefined,
		secret: trimmed(isTgtrack ? credential.reportKey : credential.token),
		accountName: trimmed(credential.accountName),
	};
}

/**
 * How the account is called in conversions. All channels of TGTrack share one host, so there the name
 * is needed: without it conversions of two channels could pass for each other.
 */
export function accountOf(credential: Readonly<IDataObject>): string {
	const { product, base, isAddress, accountName } = accessOf(credential);
	if (accountName !== '') return accountName;
	if (product === 'tgtrack') {
		throw new Error(
			`Fill in 'Account Name' in the ${CREDENTIAL} credential: the name of the channel, by which its conversions are told from those of other channels`,
		);
	}
	if (!isAddress) {
		throw new Error(
			`Fill in 'Base URL' in the ${CREDENTIAL} credential, such as https://tracker.example.com/api`,
		);
	}
	return labelOf(base);
}
