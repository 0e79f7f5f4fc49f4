const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Unions, and codes that stand for no place. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

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

interface Countries {
	/** English names, by code. */
	english: Intl.DisplayNames;
	codes: ReadonlySet<string>;
	byName: ReadonlyMap<string, string>;
}

function readCountries(): Countries {
	const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
	// Codes that are in use; old ones such as DD stand for another one.
	const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
		(code) =>
			!NO_COUNTRIES.has(code) &&
			new Intl.Locale(`und-${code}`).region === code &&
			english.of(code) !== undefined,
	);
	const byName = new Map([
		...Object.entries(OTHER_NAMES),
		...codes.map((code) => [nameKey(english.of(code) ?? code), code] as const),
	]);
	return { english, codes: new Set(codes), byName };
}

let known: Countries | undefined;

/** Made when first asked for: n8n loads the package at its start, and many never need them. */
const countries = (): Countries => (known ??= readCountries());

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
	const { codes, byName } = countries();
	return codes.has(code) ? code : (byName.get(nameKey(text)) ?? null);
}

/** The English name, from the code or from the name itself; another text stays as it is. */
export function countryName(text: string | null): string | null {
	const code = countryCode(text);
	return code === null ? text : (countries().english.of(code) ?? text);
}
