import { daysApart, takeDates } from './dates';
import { latin, soundOf } from './latin';
import { countryOf } from './places';

/** A word of a name, as it is compared. */
interface Word {
	text: string;
	sound: string;
	/** ISO 3166-1 alpha-2, where it can mean a country. */
	country: string | undefined;
}

interface Neighbours {
	sound: string;
	initials: string;
}

/** What the name of a campaign says. */
export interface ReadName {
	words: readonly Word[];
	/** Each word with the next: how they sound in one, and their initials. */
	neighbours: readonly Neighbours[];
	countries: ReadonlySet<string>;
	/** Days of the year. */
	days: readonly number[];
}

/** `KetoGummies`, `FBKeto` and `spring2026` are two words each; a short code such as `v2` is one. */
const BREAKS = [
	/(\p{Ll})(\p{Lu})/gu,
	/(\p{Lu})(\p{Lu}\p{Ll})/gu,
	/(\p{L}{2})(\p{N})/gu,
	/(\p{N}{2})(\p{L})/gu,
];

export function readName(name: string): ReadName {
	const { days, rest } = takeDates(name.normalize('NFC'));
	const spaced = BREAKS.reduce((text, at) => text.replace(at, '$1 $2'), rest);
	const words = (spaced.match(/[\p{L}\p{N}]+/gu) ?? []).map((own): Word => {
		const text = latin(own);
		const isCapital = own === own.toUpperCase();
		return { text, sound: soundOf(text), country: countryOf(text, isCapital) };
	});
	const countries = new Set(words.flatMap(({ country }) => country ?? []));
	return { words, neighbours: neighboursOf(words), countries, days };
}

const neighboursOf = (words: readonly Word[]): Neighbours[] =>
	words.slice(1).map((second, at): Neighbours => {
		const first = words[at]?.text ?? '';
		return {
			sound: soundOf(first + second.text),
			initials: (first[0] ?? '') + (second.text[0] ?? ''),
		};
	});

/** Dates a few days apart belong together: a campaign is set up before it starts. */
const NEAR_DAYS = 4;
/** What remains of a likeness when both names speak of different countries, or of different days. */
const OTHER_COUNTRY = 0.3;
const OTHER_DAY = 0.75;
/** How much the words that only one of two names has count against their likeness. */
const UNLIKE = 0.25;
/** Two names that share words and nothing definite are never taken for sure. */
const HIGHEST = 0.95;

/** Compares names by their words, rare words counting more than common ones. */
export class NameLikeness {
	private readonly counts = new Map<string, number>();
	private readonly weights = new Map<Word, number>();
	/** How alike two words are, by both texts: the same words come again and again. */
	private readonly pairs = new Map<string, Map<string, number>>();
	private readonly size: number;

	/** `names` are all that are to be compared: they tell which words are common. */
	constructor(names: readonly ReadName[]) {
		this.size = names.length;
		for (const { words } of names) {
			for (const key of new Set(words.map(keyOf))) {
				this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
			}
		}
	}

	/** From 0, nothing in common, to 0.95. */
	of(one: ReadName, other: ReadName): number {
		const [ownTotal, othersTotal] = [one, other].map(({ words }) => this.total(words));
		if (!ownTotal || !othersTotal) return 0;
		const shared = this.shared(one, other);
		const [less, more] = [ownTotal, othersTotal].sort((a, b) => a - b) as [number, number];
		// What only one of the names says counts less: teams add words of their own.
		const likeIn = Math.min(1, shared / (0.65 * less + 0.35 * more));
		// What each says and the other does not tells them apart.
		const unlikeIn = Math.max(0, less - shared) / less;
		let likeness = Math.max(0, likeIn - UNLIKE * unlikeIn);
		if (isDisjoint(one.countries, other.countries)) likeness *= OTHER_COUNTRY;
		const apart = daysApart(one.days, other.days);
		if (apart !== undefined) {
			likeness =
				apart <= NEAR_DAYS ? likeness + (1 - likeness) * closeness(apart) : likeness * OTHER_DAY;
		}
		return likeness * HIGHEST;
	}

	private weight(word: Word): number {
		const known = this.weights.get(word);
		if (known !== undefined) return known;
		const weight = this.rarity(word);
		this.weights.set(word, weight);
		return weight;
	}

	private rarity(word: Word): number {
		const rarity = Math.log(1 + this.size / (this.counts.get(keyOf(word)) ?? 1));
		const isShort = word.text.length < 2 || /^\d{1,2}$/.test(word.text);
		return isShort ? rarity * 0.4 : rarity;
	}

	private total(words: readonly Word[]): number {
		return words.reduce((sum, word) => sum + this.weight(word), 0);
	}

	/** Weight of what both say, each word paired once, what counts most first. */
	private shared(one: ReadName, other: ReadName): number {
		const pairs: Pair[] = [];
		const add = (row: number, column: number, alike: number) => {
			const [a, b] = [one.words[row], other.words[column]];
			if (alike === 0 || a === undefined || b === undefined) return;
			pairs.push({ row, column, gain: alike * Math.min(this.weight(a), this.weight(b)) });
		};
		one.words.forEach((a, row) =>
			other.words.forEach((b, column) => add(row, column, this.alike(a, b))),
		);
		this.joined(one, other, (word, partner, alike) => add(word, partner, alike));
		this.joined(other, one, (word, partner, alike) => add(partner, word, alike));
		const rows = new Set<number>();
		const columns = new Set<number>();
		let sum = 0;
		for (const { row, column, gain } of pairs.sort((x, y) => y.gain - x.gain)) {
			if (rows.has(row) || columns.has(column)) continue;
			rows.add(row);
			columns.add(column);
			sum += gain;
		}
		return sum;
	}

	/** Words of one name written as two in the other, and initials of two words there. */
	private joined(
		{ words }: ReadName,
		other: ReadName,
		found: (word: number, partner: number, alike: number) => void,
	): void {
		other.neighbours.forEach((neighbours, at) => {
			words.forEach((word, place) => {
				const alike = joinedAlike(word, neighbours);
				if (alike === 0) return;
				const [first, second] = [other.words[at], other.words[at + 1]];
				if (first === undefined || second === undefined) return;
				found(place, this.weight(first) > this.weight(second) ? at : at + 1, alike);
			});
		});
	}

	private alike(a: Word, b: Word): number {
		if (a.country !== undefined && a.country === b.country) return 1;
		if (a.text === b.text) return 1;
		let own = this.pairs.get(a.text);
		if (own === undefined) this.pairs.set(a.text, (own = new Map()));
		let alike = own.get(b.text);
		if (alike === undefined) own.set(b.text, (alike = wordsAlike(a, b)));
		return alike;
	}
}

const keyOf = ({ country, sound }: Word) => country ?? sound;

const closeness = (apart: number) => 0.35 - 0.05 * apart;

function isDisjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size > 0 && other.size > 0 && ![...one].some((each) => other.has(each));
}

function joinedAlike({ text, sound }: Word, neighbours: Neighbours): number {
	if (text.length > 3 && sound === neighbours.sound) return 1;
	return text.length === 2 && text === neighbours.initials && /^[a-z]+$/.test(text) ? 0.8 : 0;
}

interface Pair {
	row: number;
	column: number;
	gain: number;
}

/** From 0 to 1; words that are not alike by half count nothing. */
function wordsAlike(a: Word, b: Word): number {
	if (a.sound === b.sound && a.sound.length > 1) return 0.95;
	if (/^\d+$/.test(a.text) || /^\d+$/.test(b.text)) return 0;
	const [short, long] = a.sound.length < b.sound.length ? [a.sound, b.sound] : [b.sound, a.sound];
	if (short.length >= 3 && long.startsWith(short)) return 0.6 + (0.3 * short.length) / long.length;
	if (short.length < 4) return 0;
	const same = 1 - distance(short, long) / long.length;
	return same >= 0.7 ? same * 0.9 : 0;
}

/** Edits that turn one word into the other (Levenshtein). */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const swap = (row[j - 1] as number) + Number(one[i - 1] !== other[j - 1]);
			next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[other.length] as number;
}
