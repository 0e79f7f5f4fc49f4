import { isCurrency, isHash, isMoney, isRecord, isText, listOf, type Fields } from '../platform';
import { adjustmentError, uploadError, type RowError } from './adsErrors';
import type { AdsBooks } from './books';

const DAY_MS = 86_400_000;
const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})([+-]\d{2}:\d{2})$/;

/** `yyyy-mm-dd hh:mm:ss+00:00` in milliseconds; nothing where it is of another form. */
export function adsTimeMs(text: unknown): number | undefined {
	const [, date, time, zone] = TIME.exec(String(text)) ?? [];
	const ms = Date.parse(`${date}T${time}${zone}`);
	return Number.isNaN(ms) ? undefined : ms;
}

const BAD_TIME: RowError = {
	family: 'dateError',
	code: 'INVALID_STRING_DATE_TIME_SECONDS_WITH_OFFSET',
	field: 'conversion_date_time',
};
const unknownField = (field: string): RowError => ({
	family: 'requestError',
	code: 'UNKNOWN',
	field,
});

const CLICK_IDS = ['gclid', 'gbraid', 'wbraid'] as const;
const IDENTIFIERS: ReadonlySet<string> = new Set(['hashedEmail', 'hashedPhoneNumber']);

const CONVERSION_FIELDS = new Set([
	...['conversionAction', 'conversionDateTime', 'conversionValue', 'currencyCode', 'orderId'],
	...['gclid', 'gbraid', 'wbraid', 'userIdentifiers', 'customVariables', 'cartData', 'consent'],
	...['conversionEnvironment', 'customerType', 'userIpAddress'],
]);

function faultsOfIdentifiers(given: unknown): RowError[] {
	if (given === undefined) return [];
	const all = listOf(given) as Fields[];
	const isRight = (identifier: Fields): boolean => {
		const { userIdentifierSource, ...rest } = identifier;
		const [[kind, hash] = ['', undefined], ...others] = Object.entries(rest);
		return (
			userIdentifierSource === 'FIRST_PARTY' &&
			others.length === 0 &&
			IDENTIFIERS.has(kind) &&
			isHash(hash)
		);
	};
	if (all.length >= 1 && all.length <= 5 && all.every(isRight)) return [];
	return [uploadError('INVALID_USER_IDENTIFIER', 'user_identifiers')];
}

function faultsOfMoney(value: unknown, currency: unknown): RowError[] {
	const found: RowError[] = [];
	if (value !== undefined && !isMoney(value)) {
		found.push({ family: 'rangeError', code: 'TOO_LOW', field: 'conversion_value' });
	}
	if (currency !== undefined && !isCurrency(currency)) {
		found.push({ family: 'currencyCodeError', code: 'UNSUPPORTED', field: 'currency_code' });
	}
	return found;
}

/** All that is wrong with a `ClickConversion`. */
export function faultsOfConversion(row: unknown, books: AdsBooks, nowMs: number): RowError[] {
	if (!isRecord(row)) return [unknownField('conversions')];
	const strange = Object.keys(row).find((name) => !CONVERSION_FIELDS.has(name));
	if (strange !== undefined) return [unknownField(strange)];
	const action = books.actionOf(row.conversionAction);
	if (action === undefined) return [uploadError('NO_CONVERSION_ACTION_FOUND', 'conversion_action')];
	const atMs = adsTimeMs(row.conversionDateTime);
	if (atMs === undefined) return [BAD_TIME];
	const found = [
		...faultsOfIdentifiers(row.userIdentifiers),
		...faultsOfMoney(row.conversionValue, row.currencyCode),
	];
	const clicks = CLICK_IDS.filter((id) => row[id] !== undefined);
	const [click] = clicks;
	if (clicks.length > 1) found.push(uploadError('GBRAID_WBRAID_BOTH_SET', click));
	if (click === undefined && row.userIdentifiers === undefined) {
		found.push({ family: 'fieldError', code: 'REQUIRED', field: 'gclid' });
	}
	if (click !== undefined) {
		const id = String(row[click]);
		if (!isText(id) || id.startsWith('bad')) {
			found.push(uploadError(`UNPARSEABLE_${click.toUpperCase()}`, click));
		}
		if (books.youngClicks.has(id)) found.push(uploadError('TOO_RECENT_EVENT', click));
		if (click !== 'gclid' && row.customVariables !== undefined) {
			found.push({ family: 'fieldError', code: 'VALUE_MUST_BE_UNSET', field: 'custom_variables' });
		}
	}
	if (nowMs - atMs > 90 * DAY_MS) found.push(uploadError('EXPIRED_EVENT', 'conversion_date_time'));
	if (found.length === 0 && isText(row.orderId) && books.find(action, row.orderId) !== undefined) {
		found.push(uploadError('ORDER_ID_ALREADY_IN_USE', 'order_id'));
	}
	return found;
}

const ADJUSTMENT_FIELDS = new Set([
	...['adjustmentType', 'conversionAction', 'adjustmentDateTime', 'orderId', 'gclidDateTimePair'],
	...['restatementValue', 'userIdentifiers', 'userAgent'],
]);

/** All that is wrong with a `ConversionAdjustment`. */
export function faultsOfAdjustment(row: unknown, books: AdsBooks, nowMs: number): RowError[] {
	if (!isRecord(row)) return [unknownField('conversion_adjustments')];
	const strange = Object.keys(row).find((name) => !ADJUSTMENT_FIELDS.has(name));
	if (strange !== undefined) return [unknownField(strange)];
	const action = books.actionOf(row.conversionAction);
	if (action === undefined) {
		return [adjustmentError('NO_CONVERSION_ACTION_FOUND', 'conversion_action')];
	}
	if ((row.orderId === undefined) === (row.gclidDateTimePair === undefined)) {
		return [adjustmentError('GCLID_DATE_TIME_PAIR_AND_ORDER_ID_BOTH_SET', 'order_id')];
	}
	const kind = row.adjustmentType;
	const isEnhancement = kind === 'ENHANCEMENT';
	const { restatementValue } = row;
	if ((kind === 'RESTATEMENT') !== (restatementValue !== undefined)) {
		return [{ family: 'fieldError', code: 'VALUE_MUST_BE_UNSET', field: 'restatement_value' }];
	}
	if (isEnhancement && row.userIdentifiers === undefined) {
		return [{ family: 'fieldError', code: 'REQUIRED', field: 'user_identifiers' }];
	}
	const adjustedMs = isEnhancement ? nowMs : adsTimeMs(row.adjustmentDateTime);
	if (adjustedMs === undefined) return [{ ...BAD_TIME, field: 'adjustment_date_time' }];
	const known = books.findFor(action, row);
	if (known === undefined) return [adjustmentError('CONVERSION_NOT_FOUND')];
	if (isEnhancement) {
		if (known.isEnhanced) return [adjustmentError('CONVERSION_ALREADY_ENHANCED')];
		return faultsOfIdentifiers(row.userIdentifiers);
	}
	if (nowMs - known.atMs < DAY_MS) return [adjustmentError('TOO_RECENT_CONVERSION')];
	if (nowMs - known.atMs > 54 * DAY_MS) return [adjustmentError('CONVERSION_EXPIRED')];
	if (adjustedMs <= known.atMs) return [adjustmentError('ADJUSTMENT_PRECEDES_CONVERSION')];
	if (known.isRetracted) return [adjustmentError('CONVERSION_ALREADY_RETRACTED')];
	if (kind === 'RESTATEMENT' && known.restatedMs !== undefined) {
		if (adjustedMs === known.restatedMs) return [adjustmentError('RESTATEMENT_ALREADY_EXISTS')];
		if (adjustedMs < known.restatedMs) return [adjustmentError('MORE_RECENT_RESTATEMENT_FOUND')];
	}
	if (!isRecord(restatementValue)) return [];
	return faultsOfMoney(restatementValue.adjustedValue, restatementValue.currencyCode);
}
