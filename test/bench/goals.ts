import type { LoadResult } from './load';
import { TARGETS as MAPPING } from './mappingReport';
import { TARGETS as POSTBACK } from './postback/report';
import { TARGETS } from './report';
import { growthOf, isFlat, measuredOf, TARGETS as SOAK } from './soak/report';
import type { Results } from './benches';
import { fixed, median, whole } from './stats';

/** One line of what was promised, or is worth knowing at a glance. */
export interface Goal {
	what: string;
	measured: string;
	/** Absent: there is none. */
	target?: string;
	isMet?: boolean;
}

const times = (ratio: number): string => `${fixed(ratio)} ×`;
const atMost = (ratio: number, most: number) => ({
	...{ measured: times(ratio), target: `≤ ${most} ×`, isMet: ratio <= most },
});
const atLeast = (ratio: number, least: number) => ({
	...{ measured: times(ratio), target: `≥ ${least} ×`, isMet: ratio >= least },
});
const below = (bytes: number, most: number) => ({
	measured: `${fixed(bytes / 1e6, bytes < 1e6 ? 3 : 0)} MB`,
	target: `< ${most / 1e6} MB`,
	isMet: bytes < most,
});

/** A function for each bench, so that one that did not run has no lines. */
const GOALS: { [Name in keyof Results]-?: (result: NonNullable<Results[Name]>) => Goal[] } = {
	forward: ({ axiosRatio, httpRequestRatio, codeRatio }) => [
		{
			what: 'Forwarding takes so many times what bare axios with ready bodies takes',
			...atMost(axiosRatio, TARGETS.axiosRatio),
		},
		...(httpRequestRatio === null
			? []
			: [
					{
						what: 'HTTP Request, one event an item, takes so many times what forwarding takes',
						...atLeast(httpRequestRatio, TARGETS.httpRequestRatio),
					},
				]),
		...(codeRatio === null
			? []
			: [
					{
						what: 'Forwarding takes so many times what a Code node + HTTP Request in batches takes',
						measured: times(codeRatio),
					},
				]),
	],
	sync: (results) => [
		{
			what: `Memory above idle, syncing up to ${whole(Math.max(...results.map((one) => one.conversions)))} conversions`,
			...below(Math.max(...results.map((one) => one.memoryAboveIdle)), TARGETS.memory),
		},
		{
			what: 'Saved state of the same',
			...below(Math.max(...results.map((one) => one.largestState)), TARGETS.state),
		},
	],
	soak: (result) =>
		measuredOf(result).map((measured) => ({
			what: `${measured.what}: growth over ${whole(result.syncs.length)} incremental syncs`,
			measured: `${fixed(growthOf(measured) * 100)} %`,
			target: `≤ ${SOAK.growth * 100} %, or within chance`,
			isMet: isFlat(measured),
		})),
	breakdown: ({ clicks, legs }) =>
		legs.map(({ name, ms, rows, memoryAboveIdle }) => ({
			what: `Breakdown of ${whole(clicks)} clicks (${name}, ${whole(rows)} rows)`,
			measured: `${fixed(median(ms) / 1000)} s, ${fixed(memoryAboveIdle / 1e6, 0)} MB above idle`,
		})),
	postback: (results) =>
		results.flatMap((one) => [
			{
				what: `Postback Trigger answers so many times the calls of n8n’s Webhook, expression engine ${one.engine}`,
				...atLeast(Math.min(one.answersToWebhook, one.executionsToWebhook), POSTBACK.toWebhook),
			},
			{
				what: `The same, of n8n’s Webhook behind a secret header`,
				measured: times(Math.min(one.answersToGuarded, one.executionsToGuarded)),
			},
			{
				what: `It refuses so many times the calls that it accepts, expression engine ${one.engine}`,
				...atLeast(one.refusedToAccepted, POSTBACK.refusedToAccepted),
			},
		]),
	peers: (results) =>
		results.flatMap(({ node, contests, toFastestPeer }) =>
			contests.map(({ platform, target }) => ({
				what: `Payloads for ${platform} against the fastest other library, Node ${node}`,
				...atLeast(toFastestPeer[platform] ?? NaN, target),
			})),
		),
	mapping: ({ speeds, longNameMs }) => [
		{
			what: 'Conversions mapped by 500 rules, a second on one core',
			measured: whole(median(speeds)),
			target: `≥ ${whole(MAPPING.perSecond)}`,
			isMet: median(speeds) >= MAPPING.perSecond,
		},
		{
			what: 'A name of 50 kB against 200 patterns',
			measured: `${fixed(median(longNameMs), 1)} ms`,
			target: `< ${MAPPING.longNameMs} ms`,
			isMet: median(longNameMs) < MAPPING.longNameMs,
		},
	],
	load: (result) => [
		loaded('Time to load the package', result, ({ ms }) => median(ms), 1, 'ms'),
		loaded('Memory it holds then', result, ({ heap }) => median(heap), 1e6, 'MB'),
	],
};

/** Ours, and from the least to the most of the others. */
function loaded(
	what: string,
	{ packages }: LoadResult,
	of: (one: LoadResult['packages'][number]) => number,
	unit: number,
	name: string,
): Goal {
	const [own = NaN, ...others] = packages.map((one) => of(one) / unit);
	const [least, most] = [Math.min(...others), Math.max(...others)].map((one) => fixed(one, 1));
	return { what, measured: `${fixed(own, 1)} ${name}; others ${least} to ${most} ${name}` };
}

/** What the results say of each goal, in the order of the benches given. */
export function goalsOf(results: Results, names: ReadonlyArray<keyof Results>): Goal[] {
	return names.flatMap((name) => {
		const result = results[name];
		const read = GOALS[name] as (result: unknown) => Goal[];
		return result === undefined ? [] : read(result);
	});
}
