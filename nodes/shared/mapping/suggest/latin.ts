/** Cyrillic as the field types it in Latin letters; several ways are brought together by `soundOf`. */
const LETTERS: Readonly<Record<string, string>> = {
	...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y' },
	...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
	...{ х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu' },
	...{ я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u' },
};

/** In Latin letters without accents, lower case. */
export function latin(text: string): string {
	const decomposed = text.toLowerCase().normalize('NFC');
	const letters = Array.from(decomposed, (char) => LETTERS[char] ?? char).join('');
	return letters.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
}

/**
 * Spellings of one sound made one, in this order: the standards (ISO 9, BGN/PCGN, passports) and habits
 * of writing Cyrillic in Latin letters differ in these.
 */
const SOUNDS: ReadonlyArray<readonly [RegExp, string]> = [
	[/shch|sch|sh/g, 's'],
	[/kh/g, 'h'],
	[/zh/g, 'z'],
	[/ts|tz|cz/g, 'c'],
	[/tch|ch/g, 'c'],
	[/ck|q/g, 'k'],
	[/ph/g, 'f'],
	[/w/g, 'v'],
	[/x/g, 'ks'],
	[/(?:yo|jo|io)/g, 'e'],
	[/(?:ya|ja|ia)/g, 'a'],
	[/(?:yu|ju|iu)/g, 'u'],
	[/(?:ye|je|ie)/g, 'e'],
	[/[yj]/g, 'i'],
	[/(.)\1+/g, '$1'],
];

/** How a Latin word sounds, roughly: words that differ in their spelling alone have the same. */
export function soundOf(word: string): string {
	return SOUNDS.reduce((sound, [spelling, one]) => sound.replace(spelling, one), word);
}
