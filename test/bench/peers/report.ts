import { fixed, median, table, whole } from '../stats';
import type { PeersResult, Speed } from './measure';

const verdict = (isWithin: boolean): string => (isWithin ? 'within target' : 'outside target');
const speedOf = ({ perSecond }: Speed): number => median(perSecond);

export interface PeersSummary extends PeersResult {
	/** How many times the events a second of the fastest peer ours makes, by platform. */
	toFastestPeer: Record<string, number>;
}

export function summarisePeers(result: PeersResult): PeersSummary {
	const ratios = result.contests.map(({ platform, legs }) => {
		const [own = NaN, ...others] = legs.map(speedOf);
		return [platform, own / Math.max(...others)] as const;
	});
	return { ...result, toFastestPeer: Object.fromEntries(ratios) };
}

/** Payload building beside others, as a person reads it. */
export function peersReport({ node, events, contests, toFastestPeer }: PeersSummary): string {
	const rows = contests.flatMap(({ platform, hashes, legs }) =>
		legs.map((leg) => [
			`${platform}: ${leg.library}`,
			String(hashes),
			whole(speedOf(leg)),
			`${whole(Math.min(...leg.perSecond))}–${whole(Math.max(...leg.perSecond))}`,
		]),
	);
	const rounds = contests[0]?.legs[0]?.perSecond.length ?? 0;
	return [
		`Building payloads, ${node}, ${whole(events)} events, medians of ${rounds} rounds, in turn, by processor time of one core`,
		'',
		table([['', 'hashes', 'events/s', 'range'], ...rows]),
		'',
		...contests.map(({ platform, target }) => {
			const ratio = toFastestPeer[platform] ?? NaN;
			return `${platform}: ${fixed(ratio)} times the fastest peer (at least ${target}): ${verdict(ratio >= target)}`;
		}),
	].join('\n');
}
