import type { ForwardResult } from './forward';
import { fixed, median, table, whole } from './stats';
import type { SyncResult } from './sync';

const PER = 100_000;
const MB = 1e6;

/** Slowest the node may be against axios, and least it must beat HTTP Request by. */
export const TARGETS = { axiosRatio: 4, httpRequestRatio: 25, memory: 300 * MB, state: 1 * MB };

export const CODE_LEG = 'Code node + HTTP Request in batches';

const verdict = (isWithin: boolean): string => (isWithin ? 'within target' : 'outside target');

export interface ForwardSummary extends ForwardResult {
	/** Milliseconds for 100,000 events: medians of all rounds, by leg. */
	medians: Record<string, number>;
	axiosRatio: number;
	httpRequestRatio: number | null;
	/** Times the node takes of what a Code node and HTTP Request in batches take. */
	codeRatio: number | null;
}

export function summarise(result: ForwardResult): ForwardSummary {
	const scaled = ({ events, ms }: { events: number; ms: number[] }) => (median(ms) * PER) / events;
	const medians = Object.fromEntries(result.legs.map((leg) => [leg.name, scaled(leg)]));
	const [node = NaN, axios = NaN] = result.legs.map(scaled);
	const httpRequest = result.legs.find(({ name }) => name === 'HTTP Request');
	const code = result.legs.find(({ name }) => name === CODE_LEG);
	return {
		...result,
		medians,
		axiosRatio: node / axios,
		httpRequestRatio: httpRequest ? scaled(httpRequest) / node : null,
		codeRatio: code ? node / scaled(code) : null,
	};
}

/** The forwarding bench as a person reads it. */
export function forwardReport(summary: ForwardSummary): string {
	const { legs, medians, axiosRatio, httpRequestRatio, codeRatio, bytes } = summary;
	const rows = legs.map(({ name, events, ms, cpuMs }) => [
		name,
		whole(events),
		whole(median(ms)),
		`${whole(Math.min(...ms))}–${whole(Math.max(...ms))}`,
		whole(median(cpuMs)),
		whole(medians[name] ?? NaN),
	]);
	const lines = [
		`Forwarding to Meta, ${summary.node}, medians of ${legs[0]?.ms.length ?? 0} rounds, in turn`,
		'',
		table([['', 'events', 'median ms', 'range ms', 'CPU ms', `ms per ${whole(PER)}`], ...rows]),
		'',
		`Bytes sent, all batches: node ${whole(bytes.node)}, axios ${whole(bytes.axios)}. Every event was counted exactly once in every round.`,
		`Node to axios: ${fixed(axiosRatio)} times (at most ${TARGETS.axiosRatio}): ${verdict(axiosRatio <= TARGETS.axiosRatio)}`,
	];
	if (httpRequestRatio !== null) {
		lines.push(
			`HTTP Request to node: ${fixed(httpRequestRatio, 1)} times (at least ${TARGETS.httpRequestRatio}): ${verdict(httpRequestRatio >= TARGETS.httpRequestRatio)}. One event an item; its time is scaled up linearly from the events it sent.`,
		);
	}
	if (codeRatio !== null) {
		lines.push(
			`Node to Code node + HTTP Request in batches: ${fixed(codeRatio)} times. That one checks nothing, remembers nothing and reads no answer.`,
		);
	}
	return lines.join('\n');
}

function isComplete({ emitted, expected, repeated }: SyncResult): boolean {
	return emitted === expected && repeated === 0;
}

/** The sync bench as a person reads it. */
export function syncReport(results: readonly SyncResult[]): string {
	const rows = results.map((result) => [
		whole(result.conversions),
		whole(result.maxItems),
		fixed(result.ms / 1000, 1),
		whole((result.emitted / result.ms) * 1000),
		fixed(result.cpuMs / 1000, 1),
		whole(result.polls),
		whole(result.requests),
		fixed(result.memoryAboveIdle / MB, 0),
		whole(result.largestState),
		`${whole(result.emitted)} of ${whole(result.expected)}`,
		whole(result.updated),
		whole(result.repeated),
	]);
	const head = [
		'conversions',
		'max items',
		's',
		'rows/s',
		'CPU s',
		'polls',
		'requests',
		'MB above idle',
		'state bytes',
		'emitted',
		'updated',
		'twice',
	];
	const memory = Math.max(...results.map(({ memoryAboveIdle }) => memoryAboveIdle));
	const state = Math.max(...results.map(({ largestState }) => largestState));
	return [
		`Syncing 90 days from Keitaro, ${results[0]?.node ?? ''}, each in a fresh process`,
		'',
		table([head, ...rows]),
		'',
		`Each conversion once: ${verdict(results.every(isComplete))}`,
		`Memory above idle: at most ${fixed(memory / MB, 0)} MB (under ${TARGETS.memory / MB}): ${verdict(memory < TARGETS.memory)}`,
		`Saved state: at most ${whole(state)} bytes (under ${whole(TARGETS.state)}): ${verdict(state < TARGETS.state)}`,
	].join('\n');
}
