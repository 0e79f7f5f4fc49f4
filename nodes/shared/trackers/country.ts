const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ENGLISH = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Unions, and codes that stand for no place. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Codes that are in use; old ones such as DD stand for another one. */
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
	(code) =>
		!NO_COUNTRIES.has(code) &&
		new Intl.Locale(`und-${code}`).region === code &&
		ENGLISH.of(code) !== undefined,
);
const KNOWN: ReadonlySet<string> = new Set(CODES);

/** Names in databases of IP addresses that are not those of Unicode: ISO's long forms, older and shorter ones. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	'bolivia, plurinational state of': 'BO',
	'brunei darussalam': 'BN',
	burma: 'MM',
	congo: 'CG',
	'congo, the democratic republic of the': 'CD',
	'czech republic': 'CZ',
	'democratic republic of the congo': 'CD',
	'great britain': 'GB',
	'hong kong': 'HK',
	'iran, islamic republic of': 'IR',
	'ivory coast': 'CI',
	'korea, republic of': 'KR',
	"lao people's democratic republic": 'LA',
	macao: 'MO',
	macau: 'MO',
	macedonia: 'MK',
	'moldova, republic of': 'MD',
	myanmar: 'MM',
	palestine: 'PS',
	'palestine, state of': 'PS',
	'republic of korea': 'KR',
	'republic of moldova': 'MD',
	'russian federation': 'RU',
	swaziland: 'SZ',
	'syrian arab republic': 'SY',
	'taiwan, province of china': 'TW',
	'tanzania, united republic of': 'TZ',
	'the netherlands': 'NL',
	turkey: 'TR',
	turkiye: 'TR',
	'united states of america': 'US',
	'venezuela, bolivarian republic of': 'VE',
	'viet nam': 'VN',
};

const BY_NAME: ReadonlyMap<string, string> = new Map([
	...Object.entries(OTHER_NAMES),
	...CODES.map((code) => [nameKey(ENGLISH.of(code) ?? code), code] as const),
]);

/** Case, accents and the word for "and" do not matter. */
function nameKey(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/’/g, "'")
		.replace(/ and /g, ' & ');
}

/** ISO 3166-1 alpha-2 of what a tracker calls a country: its code or its English name. */
export function countryCode(text: string | null): string | null {
	if (text === null) return null;
	const code = text.toUpperCase();
	return KNOWN.has(code) ? code : (BY_NAME.get(nameKey(text)) ?? null);
}

/** The English name, from the code or from the name itself; another text stays as it is. */
export function countryName(text: string | null): string | null {
	const code = countryCode(text);
	return code === null ? text : (ENGLISH.of(code) ?? text);
}
