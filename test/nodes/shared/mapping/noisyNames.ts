import { Chance } from '../sync/model/chance';

/** Campaigns of a tracker and of an ad platform, and which belong together. */
export interface NoisyPairs {
	trackers: Array<{ id: string; name: string }>;
	ads: Array<{ id: string; name: string }>;
	/** Ad id by tracker id. */
	truth: Map<string, string>;
}

/** What is sold, as teams call it: in English, or in Russian and as they type it in Latin letters. */
const PRODUCTS: ReadonlyArray<readonly string[]> = [
	['Keto Gummies', 'KetoGummies', 'keto-gummies'],
	['Joint Cream', 'JointCream'],
	['Hair Growth Serum', 'Hair Serum', 'HairGrowth'],
	['Crypto Bot', 'CryptoBot', 'crypto_bot'],
	['Gold Slots', 'GoldSlots', 'gold slots'],
	['Aviator Game', 'Aviator'],
	['Solar Panels', 'SolarPanels', 'solar_panels'],
	['Car Insurance', 'CarInsurance', 'car-insurance'],
	['Dating Mature', 'Mature Dating'],
	['VPN Shield', 'VPNShield'],
	['Похудение', 'Pohudenie', 'Pokhudenie', 'pohudenye'],
	['Суставы', 'Sustavy', 'Sustavi', 'sustavy'],
	['Давление', 'Davlenie', 'Davleniye'],
	['Зрение', 'Zrenie', 'Zreniye'],
	['Грибок', 'Gribok', 'gribok'],
	['Простатит', 'Prostatit', 'prostatit'],
	['Щедрые слоты', 'Shchedrye Sloty', 'Schedrie sloti'],
	['Ювелирный клуб', 'Yuvelirny klub', 'Juvelirnyj Klub'],
	['Жаркое лето', 'Zharkoe leto', 'Zharkoye Leto'],
	['Чистая кожа', 'Chistaya kozha', 'Chistaia Koja'],
];

/** A country in capitals, as its name, and in Russian. */
const COUNTRIES: ReadonlyArray<readonly string[]> = [
	['DE', 'Germany', 'GER'],
	['AT', 'Austria'],
	['IT', 'Italy', 'ITA'],
	['ES', 'Spain', 'ESP'],
	['PL', 'Poland', 'Польша'],
	['CZ', 'Czechia', 'CZE'],
	['RO', 'Romania', 'Румыния'],
	['MX', 'Mexico', 'MEX'],
	['BR', 'Brazil', 'BRA'],
	['GB', 'UK'],
	['US', 'USA'],
	['CL', 'Chile'],
];

const BUYERS: ReadonlyArray<readonly [first: string, last: string]> = [
	['Ivan', 'Petrov'],
	['Olga', 'Sidorova'],
	['Maks', 'Volkov'],
	['Anna', 'Kuznetsova'],
	['Jonas', 'Weber'],
	['Lucas', 'Martins'],
	['Petra', 'Novak'],
	['Yulia', 'Zhukova'],
];

/** Words that one side adds and the other knows nothing of. */
const TRACKER_WORDS = ['FB', 'main', 'prelend', 'v2', 'KT', 'cloak', 'new', 'sweep'];
const AD_WORDS = [
	'CBO',
	'ABO',
	'LAL 3%',
	'Broad',
	'Adv+',
	'WW 25-65',
	'Conversions',
	'test',
	'scale',
	'копия',
];

const two = (value: number) => String(value).padStart(2, '0');

function dateOf(chance: Chance, day: number, month: number): string {
	return chance.pick([
		`${two(day)}.${two(month)}`,
		`2026-${two(month)}-${two(day)}`,
		`${two(day)}${two(month)}`,
		`${two(day)}.${two(month)}.26`,
		`${day}${['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'][month - 1]}`,
	]);
}

function buyerOf(chance: Chance, [first, last]: readonly [string, string]): string {
	return chance.pick([
		`${first[0]}${last[0]}`,
		first,
		`${first}_${last}`,
		`${first[0]}.${last}`,
		`${first}${last[0]}`,
	]);
}

interface Idea {
	product: readonly string[];
	country: readonly string[];
	buyer: readonly [string, string];
	day: number;
	month: number;
	angle: number;
}

const keyOf = ({ product, country, buyer, angle, day, month }: Idea) =>
	[product[0], country[0], buyer[0], angle, day, month].join();

function nameOf(chance: Chance, idea: Idea, side: 'tracker' | 'ad'): string {
	const parts = [
		chance.pick(idea.product),
		chance.happens(0.95) ? chance.pick(idea.country) : undefined,
		chance.happens(0.85) ? buyerOf(chance, idea.buyer) : undefined,
		chance.happens(0.85) ? dateOf(chance, idea.day, idea.month) : undefined,
		`a${idea.angle}`,
	].filter((part) => part !== undefined);
	const words = side === 'tracker' ? TRACKER_WORDS : AD_WORDS;
	for (let added = chance.below(3); added > 0; added--) {
		parts.splice(chance.below(parts.length + 1), 0, chance.pick(words));
	}
	// Teams agree on no order; most put the product near the front.
	if (chance.happens(0.3)) parts.reverse();
	const joined = parts.join(chance.pick(['_', ' | ', ' - ', ' ', '/']));
	return chance.happens(0.15) ? joined.toLowerCase() : joined;
}

/** `size` campaigns on each side, nine in ten of them with a partner on the other. */
export function noisyPairs(seed: number, size: number): NoisyPairs {
	const chance = new Chance(seed);
	const known = new Set<string>();
	const freshIdea = (): Idea => {
		for (;;) {
			const idea: Idea = {
				product: chance.pick(PRODUCTS),
				country: chance.pick(COUNTRIES),
				buyer: chance.pick(BUYERS),
				day: 1 + chance.below(28),
				month: 1 + chance.below(12),
				angle: 1 + chance.below(9),
			};
			if (known.has(keyOf(idea))) continue;
			known.add(keyOf(idea));
			return idea;
		}
	};
	const result: NoisyPairs = { trackers: [], ads: [], truth: new Map() };
	for (let at = 0; at < size; at++) {
		const isPaired = at < size * 0.9;
		const idea = freshIdea();
		const [id, adId] = [String(100 + at), `1202${String(1e9 + at * 7919)}`];
		result.trackers.push({ id, name: nameOf(chance, idea, 'tracker') });
		result.ads.push({ id: adId, name: nameOf(chance, isPaired ? idea : freshIdea(), 'ad') });
		if (isPaired) result.truth.set(id, adId);
	}
	const shuffled = result.ads.map((ad) => ({ ad, at: chance.unit() }));
	result.ads = shuffled.sort((a, b) => a.at - b.at).map(({ ad }) => ad);
	return result;
}
