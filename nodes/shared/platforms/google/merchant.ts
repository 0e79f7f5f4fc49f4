import type { IDataObject } from 'n8n-workflow';
import { SettingError, type Given } from '../module';

/** The feed in Merchant Center that holds the products of `contents`, by the API's own names. */
export type Merchant = Readonly<Record<string, string>>;

interface MerchantFields extends IDataObject {
	feed?: { merchantId?: string | number; feedLabel?: string; language?: string };
}

/** The feed under *Cart Data*; nothing where none is given, and then products are not sent. */
export function readMerchant(
	param: Given['param'],
	names: { label: string; language: string },
): Merchant | null {
	const { feed } = param<MerchantFields>('options.merchant', {});
	if (feed === undefined) return null;
	const merchantId = String(feed.merchantId ?? '').trim();
	// The Data Manager API tells of a wrong one hours later and by count only, so it is looked at here.
	if (merchantId !== '' && !/^\d+$/.test(merchantId)) {
		throw new SettingError(
			`'Merchant ID' is not the ID of a Merchant Center account: ${merchantId}`,
			'Use the number shown at the top of Merchant Center',
		);
	}
	const given = {
		merchantId,
		[names.label]: feed.feedLabel?.trim() ?? '',
		[names.language]: feed.language?.trim() ?? '',
	};
	return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
}
