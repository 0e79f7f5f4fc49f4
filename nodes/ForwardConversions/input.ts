import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { AD_CLICK_IDS } from '../shared/conversion/adClickIds';
import { USER_FIELDS, type AdClickIds, type User } from '../shared/conversion/conversion';
import { toEvent } from '../shared/conversion/event';
import { parseCurrency, parseMoney } from '../shared/conversion/money';
import { toIso } from '../shared/conversion/time';
import { readConversion, type ReadConversion } from '../shared/conversion/validate';
import { originalOf } from './outputs';
import type { Read } from './parameters';

/** Keys of `conversionFields` beside those of the buyer and of the click. */
const PLAIN_KEYS = [
	'account',
	'clickId',
	'ip',
	'pageUrl',
	'referrer',
	'transactionId',
	'userAgent',
] as const;

/** The conversion that an item stands for, or what is wrong with it. */
export function readItem(
	item: INodeExecutionData,
	index: number,
	read: Read,
	zone: string,
): ReadConversion {
	return read('source', index) === 'fields'
		? mapped(index, read, zone)
		: readConversion(originalOf(item.json));
}

function mapped(index: number, read: Read, zone: string): ReadConversion {
	const fields = read('conversionFields', index, {}) as IDataObject;
	const convertedAt = toTime(read('convertedAt', index), zone);
	if (convertedAt === undefined) return { problem: `'Conversion Time' ${NO_DATE}` };
	const id = String(read('conversionId', index) ?? '').trim();
	if (id === '') return { problem: "'Conversion ID' is empty" };
	const revenue = parseMoney(fields.revenue);
	if (revenue === null && isGiven(fields.revenue)) return { problem: "'Revenue' is not a number" };
	const currency = parseCurrency(fields.currency);
	if (currency === null && isGiven(fields.currency))
		return { problem: "'Currency' is not an ISO 4217 code" };
	const clickedAt = isGiven(fields.clickedAt) ? toTime(fields.clickedAt, zone) : null;
	if (clickedAt === undefined) return { problem: `'Click Time' ${NO_DATE}` };
	const contents = fromJson(fields.contents);
	if (contents === undefined) return { problem: "'Contents' is not JSON" };
	const platformFields = fromJson(fields.platformFields);
	if (platformFields === undefined) return { problem: "'Platform Fields' is not JSON" };
	return readConversion({
		id,
		event: toEvent(String(read('event', index))),
		convertedAt,
		clickedAt,
		revenue,
		currency,
		contents,
		platformFields,
		...pick(fields, PLAIN_KEYS),
		user: pick(fields, USER_FIELDS) satisfies User as IDataObject,
		adClickIds: pick(fields, AD_CLICK_IDS) satisfies AdClickIds as IDataObject,
	});
}

/** Only what was given: a blank is not a value. */
function pick<K extends string>(
	fields: IDataObject,
	keys: readonly K[],
): Partial<Record<K, string>> {
	const given = keys.filter((key) => isGiven(fields[key]));
	return Object.fromEntries(given.map((key) => [key, String(fields[key]).trim()])) as Partial<
		Record<K, string>
	>;
}

/** What a JSON field holds: a text, or what an expression made of it; `undefined` when it is none. */
function fromJson(value: unknown): IDataObject | undefined | null {
	if (typeof value !== 'string') return (value as IDataObject | undefined) ?? null;
	if (value.trim() === '') return null;
	try {
		return JSON.parse(value) as IDataObject;
	} catch {
		return undefined;
	}
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && String(value).trim() !== '';
}

const NO_DATE = 'is not a date such as 2026-11-20T12:00:00Z';
const DATED = /^\d{4}-\d{2}-\d{2}/;

/** ISO 8601, a luxon time, or the form that n8n's date picker gives; without a zone, the workflow's. */
function toTime(value: unknown, zone: string): string | undefined {
	if (DateTime.isDateTime(value)) return value.isValid ? toIso(value) : undefined;
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	// Luxon would take a bare number for an hour of today or for a year.
	if (!DATED.test(text)) return undefined;
	const time = DateTime.fromISO(text.replace(' ', 'T'), { zone });
	return time.isValid ? toIso(time) : undefined;
}
