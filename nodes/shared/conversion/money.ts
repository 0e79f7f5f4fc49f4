const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** A thousand or a little more than one? Nobody can tell, and a guess may be wrong by a factor of 1,000. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * Reads an amount that may be a number, a numeric string or a string with a decimal comma.
 * Blank and unreadable values are `null`, never 0: absent money is not free money.
 */
export function parseMoney(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (!NUMBER.test(text) || AMBIGUOUS.test(text)) return null;
	const number = Number(text.replace(',', '.'));
	// Four hundred digits are more than a number can hold.
	return Number.isFinite(number) ? number : null;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The ISO 4217 code in upper case, or `null` when there is no such currency. */
export function parseCurrency(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const code = value.trim().toUpperCase();
	return CURRENCIES.has(code) ? code : null;
}
