import { textOf } from '../choices';
import { adsAccountId } from '../google/accounts';
import { readActions, type ConversionActions } from '../google/conversionActions';
import type { TransactionIdSource } from '../google/transactionId';
import type { Hasher } from '../hash';
import { SettingError, type Given } from '../module';
import { DEFAULT_VERSION } from './connection';

/** What uploads and adjustments have in common. */
export interface AdsSettings {
	/** Ten digits: the account that owns the conversion actions. */
	customerId: string;
	/** Such as `v25`. */
	version: string;
	actions: ConversionActions;
	transactionIdFrom: TransactionIdSource;
	validateOnly: boolean;
	requiresClickId: boolean;
	hasher: Hasher;
}

/** Throws a `SettingError` for what cannot be right. */
export function adsSettings({ param, requiresClickId, hasher }: Given): AdsSettings {
	return {
		customerId: adsAccountId(String(param<unknown>('customerId', '') ?? ''), 'Customer ID'),
		version: adsVersion(textOf(param, 'options.adsApiVersion') ?? DEFAULT_VERSION),
		actions: readActions(param, {
			standard: { name: 'conversionAction', displayName: 'Conversion Action' },
		}),
		transactionIdFrom: param<TransactionIdSource>('options.transactionIdFrom', 'eventId'),
		validateOnly: param('options.validateOnly', false),
		requiresClickId,
		hasher,
	};
}

/** `v25`, also from `25`. */
export function adsVersion(text: string): string {
	const version = /^v?(\d{1,3})$/.exec(text.trim().toLowerCase())?.[1];
	if (version !== undefined) return `v${version}`;
	throw new SettingError(
		`'API Version' is not a version: ${text}`,
		`Use a version of the Google Ads API such as ${DEFAULT_VERSION}`,
	);
}
