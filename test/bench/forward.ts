import { performance } from 'node:perf_hooks';
import type { SimulatorUrls } from '../live/simulators';
import { collectGarbage, measure } from './child';
import { Control } from './control';
import { conversionItems } from './conversions';
import { axiosLeg, nodeLeg, type Leg } from './forwardLegs';
import { codeLeg, httpRequestLeg } from './httpRequest';
import { CODE_LEG } from './report';

export interface ForwardJob {
	urls: SimulatorUrls;
	conversions: number;
	rounds: number;
	/** n8n's own HTTP Request node: where its package is, and how many events it sends in a round. */
	httpRequest: { modules: string; events: number };
}

export interface ForwardResult {
	/** Version of Node. */
	node: string;
	legs: Array<{ name: string; events: number; ms: number[]; cpuMs: number[] }>;
	/** Bytes of all request bodies of one run, of the node and of axios. */
	bytes: { node: number; axios: number };
}

/** How long one run took, and the work of this process in it, all threads. */
interface Time {
	ms: number;
	cpuMs: number;
}

/** Sends once, and makes sure that Meta counted every event exactly once. */
async function runOnce({ name, events, run }: Leg, control: Control): Promise<Time> {
	await control.resetMeta();
	collectGarbage();
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	await run();
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	const { accepted, unique, refusedRequests } = await control.metaCounts();
	if (accepted !== events || unique !== events || refusedRequests !== 0) {
		throw new Error(
			`${name}: of ${events} events Meta took ${accepted}, ${unique} different ones, and refused ${refusedRequests} requests`,
		);
	}
	return { ms, cpuMs: (user + system) / 1000 };
}

measure<ForwardJob, ForwardResult>(async ({ urls, conversions, rounds, httpRequest }, note) => {
	const control = new Control(urls.control);
	note(`Reading ${conversions} conversions through Tracker Trigger ...`);
	const items = await conversionItems(urls, conversions);
	const node = nodeLeg('Forward Conversions', urls, items, {});
	const withoutLedger = nodeLeg('Forward Conversions, no memory', urls, items, {
		skipAccepted: false,
	});
	const axios = await axiosLeg('axios, prepared bodies', urls, items);
	const part = items.slice(0, httpRequest.events);
	const single = await httpRequestLeg('HTTP Request', urls, part, httpRequest.modules);
	const code = await codeLeg(CODE_LEG, urls, items, httpRequest.modules);
	const legs: Leg[] = [node, axios, single, withoutLedger, code];
	const times = new Map<Leg, Time[]>(legs.map((leg) => [leg, []]));
	note('Warming up ...');
	for (const leg of legs) await runOnce(leg, control);
	for (let round = 1; round <= rounds; round++) {
		for (const leg of legs) times.get(leg)?.push(await runOnce(leg, control));
		const shown = legs.map(
			(leg) => `${leg.name} ${Math.round(times.get(leg)?.at(-1)?.ms ?? 0)} ms`,
		);
		note(`Round ${round} of ${rounds}: ${shown.join(', ')}`);
	}
	await runOnce(node, control);
	const nodeBytes = await control.metaBytes();
	await runOnce(axios, control);
	return {
		node: process.version,
		legs: legs.map((leg) => {
			const runs = times.get(leg) ?? [];
			const ms = runs.map((run) => run.ms);
			return { name: leg.name, events: leg.events, ms, cpuMs: runs.map(({ cpuMs }) => cpuMs) };
		}),
		bytes: { node: nodeBytes, axios: await control.metaBytes() },
	};
});
