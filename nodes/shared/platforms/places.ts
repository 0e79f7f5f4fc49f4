/** English names of all countries with their ISO 3166-1 alpha-2 codes; made when first needed. */
let countries: Map<string, string> | undefined;

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function allCountries(): Map<string, string> {
	const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
	const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
	const found = new Map<string, string>();
	for (const code of codes) {
		const name = names.of(code);
		if (name === undefined) continue;
		const current = currentCode(code);
		found.set(name.toLowerCase(), current).set(code.toLowerCase(), current);
	}
	return found.set('usa', 'US').set('united states of america', 'US');
}

/** Codes no longer in use, such as FX, SU and UK, have the names of those that took their place. */
function currentCode(code: string): string {
	return Intl.getCanonicalLocales(`und-${code}`)[0]?.slice(-2) ?? code;
}

/** The ISO 3166-1 alpha-2 code, upper case, of a code or an English name; nothing if it is neither. */
export function countryCode(text: string): string | undefined {
	countries ??= allCountries();
	return countries.get(text.trim().toLowerCase());
}

/** US states, the District of Columbia and Canadian provinces and territories, by ISO 3166-2. */
const STATES: Readonly<Record<string, string>> = {
	alabama: 'al',
	alaska: 'ak',
	arizona: 'az',
	arkansas: 'ar',
	california: 'ca',
	colorado: 'co',
	connecticut: 'ct',
	delaware: 'de',
	districtofcolumbia: 'dc',
	florida: 'fl',
	georgia: 'ga',
	hawaii: 'hi',
	idaho: 'id',
	illinois: 'il',
	indiana: 'in',
	iowa: 'ia',
	kansas: 'ks',
	kentucky: 'ky',
	louisiana: 'la',
	maine: 'me',
	maryland: 'md',
	massachusetts: 'ma',
	michigan: 'mi',
	minnesota: 'mn',
	mississippi: 'ms',
	missouri: 'mo',
	montana: 'mt',
	nebraska: 'ne',
	nevada: 'nv',
	newhampshire: 'nh',
	newjersey: 'nj',
	newmexico: 'nm',
	newyork: 'ny',
	northcarolina: 'nc',
	northdakota: 'nd',
	ohio: 'oh',
	oklahoma: 'ok',
	oregon: 'or',
	pennsylvania: 'pa',
	rhodeisland: 'ri',
	southcarolina: 'sc',
	southdakota: 'sd',
	tennessee: 'tn',
	texas: 'tx',
	utah: 'ut',
	vermont: 'vt',
	virginia: 'va',
	washington: 'wa',
	westvirginia: 'wv',
	wisconsin: 'wi',
	wyoming: 'wy',
	alberta: 'ab',
	britishcolumbia: 'bc',
	manitoba: 'mb',
	newbrunswick: 'nb',
	newfoundland: 'nl',
	newfoundlandandlabrador: 'nl',
	northwestterritories: 'nt',
	novascotia: 'ns',
	nunavut: 'nu',
	ontario: 'on',
	princeedwardisland: 'pe',
	quebec: 'qc',
	québec: 'qc',
	saskatchewan: 'sk',
	yukon: 'yt',
};

/** The two letters, lower case, of a US state or Canadian province given by its name. */
export function stateCode(text: string): string | undefined {
	const name = text.toLowerCase().replace(/[^\p{L}]/gu, '');
	// Buyers type what they like, `constructor` too.
	return Object.hasOwn(STATES, name) ? STATES[name] : undefined;
}
