import { attribute } from '../../nodes/shared/mapping/attribute';
import { findingsOf } from '../../nodes/shared/mapping/findings';
import { readRules } from '../../nodes/shared/mapping/readRule';
import { RuleSet } from '../../nodes/shared/mapping/ruleSet';
import type { Mappable } from '../../nodes/shared/mapping/fields';
import { collectGarbage, measure } from './child';

export interface MappingJob {
	conversions: number;
	rules: number;
	rounds: number;
}

export interface MappingResult {
	node: string;
	conversions: number;
	rules: number;
	/** Conversions a second of processor time, by round. */
	speeds: number[];
	/** Share of the conversions that a rule took. */
	mapped: number;
	/** Milliseconds to read and prepare the rules, the first time and again. */
	prepareMs: number[];
	/** Milliseconds to look for duplicates, conflicts and rules that never match. */
	findingsMs: number;
	/** Milliseconds for one name of 50 kB against 200 patterns that all have to read it, by round. */
	longNameMs: number[];
}

const WORDS = [
	'summer',
	'winter',
	'keto',
	'slots',
	'crypto',
	'dating',
	'solar',
	'gold',
	'vpn',
	'auto',
];
const COUNTRIES = ['DE', 'AT', 'IT', 'ES', 'PL', 'CZ', 'RO', 'MX', 'BR', 'GB'];

const pick = (list: readonly string[], at: number) => list[at % list.length] as string;

/** A team's table as it grows: mostly campaigns and beginnings, some wildcards, some expressions. */
function row(at: number): object {
	const adCampaignId = String(120200000000000000n + BigInt(at));
	const [word, country] = [pick(WORDS, at), pick(COUNTRIES, at >> 1)];
	const conditions = [
		{ trackerCampaignId: 10_000 + at },
		{ trackerCampaignName: `${word}_${country}_${at}*` },
		{ sub_3: `${word}${at}_*` },
		{ trackerCampaignName: `*_${country}_*_b${at}` },
		{ sub_5: `${country}-${at}`, flow: String(at) },
		{ trackerCampaignName: `/^${word}.*_(?:new|old)${at}$/` },
		{ offer: String(at), trafficSource: 'Facebook' },
		{ trackerCampaignId: 20_000 + at },
		{ sub_2: `*_c${at}_*` },
		{ landingPage: String(5_000 + at) },
	];
	return { adCampaignId, platform: 'meta', ...conditions[at % conditions.length] };
}

/** 2,000 campaigns; every click id another. */
function conversion(at: number, rules: number): Mappable {
	const campaign = (at * 7919) % 2_000;
	const rule = at % (rules * 2);
	const [word, country] = [pick(WORDS, rule), pick(COUNTRIES, rule >> 1)];
	return {
		campaign: { id: String(10_000 + campaign), name: `${word}_${country}_${campaign}_b${rule}` },
		flow: { id: String(campaign % 700), name: `Flow ${campaign % 700}` },
		offer: { id: String(campaign % 900), name: `Offer ${campaign % 900}` },
		landingPage: { id: String(campaign % 300), name: `Landing ${campaign % 300}` },
		trafficSource: { id: '3', name: 'Facebook' },
		subIds: {
			sub_1: `click-${at}-${(at * 2_654_435_761) % 4_294_967_296}`,
			sub_2: `creative_c${rule}_x`,
			sub_3: `${word}${campaign}_seg`,
			sub_5: `${country}-${rule}`,
		},
		adClickIds: { fbclid: `IwAR${at}` },
		pageUrl: `https://l.example.com/p?sub=${at}&utm_source=fb&utm_campaign=${word}&utm_content=v${at % 9}`,
		referrer: null,
	};
}

const VISIT = { isUsed: true, subIds: {}, platform: null };

const cpuMs = (since: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1_000;
};

function timed<T>(work: () => T): { ms: number; result: T } {
	const before = process.cpuUsage();
	const result = work();
	return { ms: cpuMs(before), result };
}

/** Patterns that no first character rules out, and a name that none of them ends early in. */
function longName(rounds: number): number[] {
	const rows = Array.from({ length: 200 }, (_, at) => ({
		adCampaignId: 'A',
		trackerCampaignName: at % 2 === 0 ? `*a${at}_*_b*c${at}` : `/(?:a|b)${at}.*_x+y${at}$/`,
	}));
	const rules = new RuleSet(readRules(rows, { platform: 'meta' }));
	return Array.from({ length: rounds }, (_, round) => {
		const name = `${'a1_b2_xx'.repeat(6_250)}${round}`;
		return timed(() => rules.match({ campaign: { id: '1', name } })).ms;
	});
}

async function bench(
	{ conversions, rules: count, rounds }: MappingJob,
	note: (text: string) => void,
): Promise<MappingResult> {
	const rows = Array.from({ length: count }, (_, at) => row(at));
	const prepare = () => new RuleSet(readRules(rows, { platform: 'meta' }));
	const first = timed(prepare);
	const again = timed(prepare);
	const findingsMs = timed(() => findingsOf(first.result)).ms;
	const items = Array.from({ length: conversions }, (_, at) => conversion(at, count));
	const speeds: number[] = [];
	let mapped = 0;
	for (let round = 0; round < rounds; round++) {
		// Each round begins as an execution does: with rules that remember nothing.
		const rules = prepare();
		collectGarbage();
		const { ms, result } = timed(() => {
			let taken = 0;
			for (const item of items) if (attribute(item, rules, VISIT)) taken++;
			return taken;
		});
		mapped = result;
		speeds.push((conversions / ms) * 1_000);
		note(`Round ${round + 1} of ${rounds}`);
	}
	return await Promise.resolve({
		...{ node: process.version, conversions, rules: count, speeds, mapped: mapped / conversions },
		prepareMs: [first.ms, again.ms],
		findingsMs,
		longNameMs: longName(rounds),
	});
}

measure<MappingJob, MappingResult>(bench);
