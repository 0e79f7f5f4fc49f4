import type { IDataObject } from 'n8n-workflow';
import type { Content } from '../../conversion/conversion';
import { parseMoney } from '../../conversion/money';
import { SettingError, type Given } from '../module';

/** The feed in Merchant Center that holds the products of `contents`, by the API's own names. */
export type Merchant = Readonly<Record<string, string>>;

/** Whatever expressions made of the three fields. */
interface MerchantFields extends IDataObject {
	feed?: { merchantId?: unknown; feedLabel?: unknown; language?: unknown } & object;
}

const textIn = (value: unknown): string => String(value ?? '').trim();

/** The feed under *Cart Data*; nothing where none is given, and then products are not sent. */
export function readMerchant(
	param: Given['param'],
	names: { label: string; language: string },
): Merchant | null {
	const { feed } = param<MerchantFields>('options.merchant', {});
	if (feed === undefined) return null;
	const merchantId = textIn(feed.merchantId);
	// The Data Manager API tells of a wrong one hours later and by count only, so it is looked at here.
	if (merchantId !== '' && !/^\d+$/.test(merchantId)) {
		throw new SettingError(
			`'Merchant ID' is not the ID of a Merchant Center account: ${merchantId}`,
			'Use the number shown at the top of Merchant Center',
		);
	}
	const given = {
		merchantId,
		[names.label]: textIn(feed.feedLabel),
		[names.language]: textIn(feed.language),
	};
	return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
}

/** A line of the cart. Google asks for a number of pieces with each, and for a whole one. */
export interface CartLine {
	id: string;
	quantity: number;
	unitPrice: number | undefined;
}

/** The products of `contents` that the feed is to tell of; nothing where there is none to look in. */
export function cartLines(
	contents: readonly Content[] | undefined,
	merchant: Merchant | null,
): CartLine[] | undefined {
	if (merchant === null || !contents?.length) return undefined;
	return contents.map(({ id, quantity, price }) => ({
		id: String(id),
		quantity: Math.max(1, Math.round(parseMoney(quantity) ?? 1)),
		unitPrice: parseMoney(price) ?? undefined,
	}));
}
