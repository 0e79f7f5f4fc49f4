const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * Reads an amount that may be a number, a numeric string or a string with a decimal comma.
 * Blank and unreadable values are `null`, never 0: absent money is not free money.
 */
export function parseMoney(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const text = value.trim();
	return NUMBER.test(text) ? Number(text.replace(',', '.')) : null;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The ISO 4217 code in upper case, or `null` when there is no such currency. */
export function parseCurrency(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const code = value.trim().toUpperCase();
	return CURRENCIES.has(code) ? code : null;
}
