import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import { relative } from 'node:path';
import { root } from '../live/paths';
import type { SimulatorUrls } from '../live/simulators';
import { collectGarbage, measure } from './child';
import { conversionItems } from './conversions';
import { nodeLeg } from './forwardLegs';

export interface ProfileJob {
	urls: SimulatorUrls;
	conversions: number;
}

/** A function and the time spent in it alone, functions it calls apart. */
export interface SelfTime {
	name: string;
	/** File, from the repository on, and line. */
	place: string;
	ms: number;
}

export interface ProfileResult {
	/** Version of Node. */
	version: string;
	ms: number;
	functions: SelfTime[];
}

const SAMPLING_US = 200;

interface Sampled {
	nodes: Array<{
		id: number;
		callFrame: { functionName: string; url: string; lineNumber: number };
	}>;
	samples?: number[];
	timeDeltas?: number[];
}

/** What the profiler itself costs when it starts and stops is no part of the round. */
const isMeasured = ({ name, place }: SelfTime): boolean =>
	!place.startsWith('node:inspector') && !(name === 'dispatch' && place === '');

/** Adds up the samples of each function, longest first. */
function selfTimes({ nodes, samples = [], timeDeltas = [] }: Sampled): SelfTime[] {
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const found = new Map<string, SelfTime>();
	samples.forEach((id, at) => {
		const frame = frames.get(id);
		if (!frame) return;
		const file = frame.url.replace(/^file:\/\//, '');
		const shown = file.startsWith('/') ? relative(root, file) : file;
		const place = shown === '' ? '' : `${shown}:${frame.lineNumber + 1}`;
		const name = frame.functionName || '(anonymous)';
		const entry = found.get(`${name} ${place}`) ?? { name, place, ms: 0 };
		entry.ms += (timeDeltas[at] ?? 0) / 1000;
		found.set(`${name} ${place}`, entry);
	});
	return [...found.values()].filter(isMeasured).sort((a, b) => b.ms - a.ms);
}

measure<ProfileJob, ProfileResult>(async ({ urls, conversions }) => {
	const items = await conversionItems(urls, conversions);
	const leg = nodeLeg('Forward Conversions', urls, items, {});
	// The first run compiles; the profile is of one that users of a running n8n see.
	await leg.run();
	collectGarbage();
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_US });
	await session.post('Profiler.start');
	const begun = performance.now();
	await leg.run();
	const ms = performance.now() - begun;
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	return { version: process.version, ms, functions: selfTimes(profile) };
});
