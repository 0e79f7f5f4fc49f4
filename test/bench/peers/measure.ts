import type { Outgoing } from '../../../nodes/shared/platforms/platform';
import { collectGarbage, measure } from '../child';
import { contests } from './contests';
import type { Leg } from './leg';
import { sales } from './sales';
import { verify } from './verify';

export interface PeersJob {
	/** In each round, for each library. */
	events: number;
	rounds: number;
}

export interface PeersResult {
	/** Version of Node. */
	node: string;
	events: number;
	contests: Array<{ platform: string; hashes: number; target: number; legs: Speed[] }>;
}

/** Ours comes first. */
export interface Speed {
	library: string;
	/** Events a second of processor time, by round. */
	perSecond: number[];
}

/** Rounds that only compile. */
const WARM_UP = 2;

/**
 * Processor time of all threads, garbage collection included: that is the time on one core, and what
 * else the machine does meanwhile is not in it.
 */
async function timed(leg: Leg, each: Outgoing[]): Promise<number> {
	let bytes = 0;
	collectGarbage();
	const before = process.cpuUsage();
	await leg.build(each, (body) => {
		bytes += body.length;
	});
	const { user, system } = process.cpuUsage(before);
	if (bytes === 0) throw new Error(`${leg.library} built nothing`);
	return (each.length / (user + system)) * 1e6;
}

measure<PeersJob, PeersResult>(async ({ events, rounds }, note) => {
	const nowMs = Date.now();
	const texts = {
		contact: sales(events, 'contact', nowMs),
		address: sales(events, 'address', nowMs),
	};
	const all = contests().map((contest) => ({
		...contest,
		// Read anew every time, as from another node: texts that were used before are faster.
		makeSales: () => JSON.parse(texts[contest.known]) as Outgoing[],
		legs: [contest.ours, ...contest.peers].map((leg) => ({ leg, perSecond: [] as number[] })),
	}));
	for (const contest of all) await verify(contest, contest.makeSales);
	note(`All libraries make the same hashes of ${events} conversions.`);
	for (let round = 1 - WARM_UP; round <= rounds; round++) {
		for (const { legs, makeSales } of all) {
			for (const { leg, perSecond } of legs) {
				const speed = await timed(leg, makeSales());
				if (round > 0) perSecond.push(speed);
			}
		}
	}
	return {
		node: process.version,
		events,
		contests: all.map(({ platform, hashes, target, legs }) => ({
			platform,
			hashes,
			target,
			legs: legs.map(({ leg, perSecond }) => ({ library: leg.library, perSecond })),
		})),
	};
});
