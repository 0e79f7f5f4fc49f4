import { parseCurrency, parseMoney } from '../conversion/money';

/** An amount of money as far as it can be told, and what is wrong with it. */
export interface Amount {
	/** `null` when absent or not to be read: never 0 for want of a number. */
	value: number | null;
	currency: string | null;
	problems: Array<{ about: 'value' | 'currency'; detail: string }>;
}

/** Minor units that are not two digits (ISO 4217, table A.1). */
const DIGITS: Readonly<Record<number, readonly string[]>> = {
	0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
	3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
	4: 'CLF UYW'.split(' '),
};
const DIGITS_OF = new Map(
	Object.entries(DIGITS).flatMap(([digits, codes]) =>
		codes.map((code) => [code, Number(digits)] as const),
	),
);

/** Signs of one currency only: `$` and `¥` belong to many, so they say nothing. */
const SIGNS: Readonly<Record<string, string>> = {
	'€': 'EUR',
	'£': 'GBP',
	'₽': 'RUB',
	'₴': 'UAH',
	'₹': 'INR',
	'₩': 'KRW',
	'₺': 'TRY',
	'₫': 'VND',
	'₦': 'NGN',
	'₪': 'ILS',
	'₱': 'PHP',
	'₸': 'KZT',
	'฿': 'THB',
};

const SIGN_OR_CODE =
	/^([^\d+\-.,\s]{1,3})?\s*([+-]?)\s*([^\d+\-.,\s]{1,3})?\s*([\d.,\s'’]+?)\s*([^\d+\-.,\s]{1,3})?$/u;
/** No conversion is worth more; what is, is a click id or a time in the wrong place. */
const MOST = 1e12;

/** How many decimals a currency has. */
export function minorDigits(currency: string): number {
	return DIGITS_OF.get(currency) ?? 2;
}

/**
 * Reads an amount with its currency: decimal comma or point, thousands separators, a currency sign or
 * code before or after it. What could mean two things is left out and told.
 */
export function readAmount(value: string | undefined, currencyText: string | undefined): Amount {
	const problems: Amount['problems'] = [];
	const named = currencyText === undefined ? null : parseCurrency(currencyText);
	if (currencyText !== undefined && named === null) {
		problems.push({ about: 'currency', detail: 'is no ISO 4217 code' });
	}
	if (value === undefined) return { value: null, currency: named, problems };
	const read = SIGN_OR_CODE.exec(value);
	const sign = [read?.[1], read?.[3], read?.[5]].filter((part) => part !== undefined);
	const beside = sign[0] === undefined ? null : currencyOfSign(sign[0]);
	if (read === null || sign.length > 1 || beside === undefined) {
		return {
			value: null,
			currency: named,
			problems: [...problems, { about: 'value', detail: 'is no amount' }],
		};
	}
	if (named !== null && beside !== null && beside !== named) {
		problems.push({ about: 'currency', detail: `differs from the sign beside the amount` });
	}
	const currency = named ?? beside;
	const number = parseNumber(read[4] ?? '', currency);
	if (number === undefined) problems.push({ about: 'value', detail: 'is no amount' });
	else problems.push(...oddities(number, currency, read[2] === '-'));
	const isUsable = number !== undefined && Math.abs(number) <= MOST;
	return { value: isUsable ? signed(number, read[2] === '-') : null, currency, problems };
}

const signed = (number: number, isNegative: boolean) =>
	isNegative && number !== 0 ? -number : number;

function oddities(
	number: number,
	currency: string | null,
	isNegative: boolean,
): Amount['problems'] {
	const found: string[] = [];
	if (number > MOST) found.push('is too large to be an amount');
	else if (isNegative && number !== 0) found.push('is negative');
	if (currency !== null && number <= MOST && decimalsOf(number) > minorDigits(currency)) {
		found.push(`has more decimals than ${currency}`);
	}
	return found.map((detail) => ({ about: 'value' as const, detail }));
}

function decimalsOf(number: number): number {
	return /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0;
}

/** The currency of a sign or code; `null` for a sign of many, `undefined` for what is neither. */
function currencyOfSign(sign: string): string | null | undefined {
	if (sign === '$' || sign === '¥') return null;
	return SIGNS[sign] ?? parseCurrency(sign) ?? undefined;
}

const THOUSANDS = /^\d{1,3}([\s'’.,])\d{3}(?:\1\d{3})*$/;

/** A number written with any separators, or `undefined` when it could be two. */
function parseNumber(text: string, currency: string | null): number | undefined {
	const compact = text.replace(/[\s'’]/g, '');
	if (/[\s'’]/.test(text) && !/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(text)) return undefined;
	const comma = compact.lastIndexOf(',');
	const point = compact.lastIndexOf('.');
	if (comma >= 0 && point >= 0) {
		const [group, decimal] = comma > point ? ['.', ','] : [',', '.'];
		const [whole = '', fraction = '', ...rest] = compact.split(decimal);
		const isGrouped = rest.length === 0 && /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
		if (!isGrouped || whole.includes(decimal)) return undefined;
		return plain(`${whole.split(group).join('')}.${fraction}`);
	}
	const groups = THOUSANDS.exec(compact);
	const separators = compact.split(/[.,]/).length - 1;
	if (separators > 1) return groups === null ? undefined : plain(compact.replace(/[.,]/g, ''));
	// `1,234`: only a currency without three decimals says that the comma parts thousands.
	if (comma > 0 && groups !== null && !compact.startsWith('0')) {
		return currency !== null && minorDigits(currency) < 3
			? plain(compact.replace(',', ''))
			: undefined;
	}
	return plain(compact.startsWith('.') ? `0${compact}` : compact);
}

function plain(text: string): number | undefined {
	return parseMoney(text) ?? undefined;
}
