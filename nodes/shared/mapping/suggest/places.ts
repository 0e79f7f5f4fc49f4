import { countryCode } from '../../trackers/country';
import { latin } from './latin';

/** Other codes and short names that buyers put into names of campaigns. */
const OTHERS: Readonly<Record<string, string>> = {
	...{ uk: 'GB', gbr: 'GB', england: 'GB', usa: 'US', america: 'US', uae: 'AE', ksa: 'SA' },
	...{ ger: 'DE', deu: 'DE', fra: 'FR', esp: 'ES', ita: 'IT', prt: 'PT', pol: 'PL', nld: 'NL' },
	...{ bel: 'BE', aut: 'AT', che: 'CH', swe: 'SE', nor: 'NO', dnk: 'DK', fin: 'FI', cze: 'CZ' },
	...{ svk: 'SK', hun: 'HU', rou: 'RO', bgr: 'BG', grc: 'GR', hrv: 'HR', srb: 'RS', ukr: 'UA' },
	...{ rus: 'RU', kaz: 'KZ', tur: 'TR', bra: 'BR', mex: 'MX', arg: 'AR', chl: 'CL', col: 'CO' },
	...{ per: 'PE', ind: 'IN', idn: 'ID', phl: 'PH', tha: 'TH', vnm: 'VN', mys: 'MY', jpn: 'JP' },
	...{ kor: 'KR', aus: 'AU', nzl: 'NZ', can: 'CA', zaf: 'ZA', nga: 'NG', ken: 'KE', egy: 'EG' },
};

/** Codes that are words as well; they mean a country only in capitals. */
const WORDS = new Set([
	'ad',
	'am',
	'as',
	'at',
	'be',
	'by',
	'do',
	'id',
	'in',
	'is',
	'it',
	'me',
	'my',
	'no',
	'so',
	'to',
	'tv',
	'us',
]);

const LANGUAGES = ['en', 'ru', 'uk', 'de', 'es', 'pt'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
let known: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a word of a name, such as `DE`, `ger`, `Germany` or `Германия` in Latin letters. */
export function countryOf(word: string, isCapital: boolean): string | undefined {
	if (word.length === 2 && WORDS.has(word) && !isCapital) return undefined;
	return (known ??= readNames()).get(word);
}

function readNames(): ReadonlyMap<string, string> {
	const codes = LETTERS.flatMap((one) => LETTERS.map((two) => one + two)).filter(
		(code) => countryCode(code) === code,
	);
	const names = LANGUAGES.flatMap((language) => {
		const own = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
		return codes.map((code) => [latin(own.of(code) ?? code), code] as const);
	});
	const short = codes.map((code) => [code.toLowerCase(), code] as const);
	return new Map([...names, ...short, ...Object.entries(OTHERS)]);
}
