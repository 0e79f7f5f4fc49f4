import { parseArgs } from 'node:util';
import type { Host } from '../live/install';
import { UserError } from '../live/log';
import { ENGINES, USUAL_ENGINES } from './postback/engines';

/** In the order in which they run and stand in the document. */
export const BENCH_NAMES = [
	'forward',
	'sync',
	'soak',
	'breakdown',
	'postback',
	'peers',
	'mapping',
	'load',
] as const;

export type BenchName = (typeof BENCH_NAMES)[number];

/** Conversions, syncs, events, clicks, seconds of postbacks, and events for other libraries. */
const FULL = {
	forward: 100_000,
	httpRequest: 5_000,
	sync: [100_000, 1_000_000],
	soak: { conversions: 50_000, syncs: 300 },
	breakdown: 5_000_000,
	postback: 60,
	peers: 20_000,
	mapping: 100_000,
};
const QUICK: typeof FULL = {
	forward: 10_000,
	httpRequest: 1_000,
	sync: [20_000],
	soak: { conversions: 5_000, syncs: 30 },
	breakdown: 200_000,
	postback: 6,
	peers: 5_000,
	mapping: 20_000,
};

/** What to measure, with what. */
export interface Choice {
	sizes: typeof FULL;
	rounds: number;
	/** How the n8n that takes postbacks evaluates expressions, each in turn; keys of `ENGINES`. */
	engines: readonly string[];
	host: Host;
	/** Node that measures. */
	node: string;
}

export const OPTIONS = {
	quick: { type: 'boolean', default: false },
	rounds: { type: 'string', default: '5' },
	'this-node': { type: 'boolean', default: false },
	engine: { type: 'string' },
	profile: { type: 'string' },
	'write-docs': { type: 'boolean', default: false },
} as const;

export const sizesOf = (quick: boolean): typeof FULL => (quick ? QUICK : FULL);

const isBench = (name: string): name is BenchName =>
	(BENCH_NAMES as readonly string[]).includes(name);

/** The command line, checked. No bench named: all of them, or none where only the document is asked for. */
export function readArguments(args?: string[]) {
	const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
	const unknown = positionals.find((name) => !isBench(name));
	if (unknown !== undefined) {
		throw new UserError(`There is no bench '${unknown}'; there are ${BENCH_NAMES.join(', ')}.`);
	}
	if (values.profile !== undefined && values.profile !== 'forward') {
		throw new UserError('Only forwarding can be profiled: --profile forward');
	}
	const engines = values.engine === undefined ? USUAL_ENGINES : [values.engine];
	if (!engines.every((engine) => Object.hasOwn(ENGINES, engine))) {
		throw new UserError(`--engine is one of ${Object.keys(ENGINES).join(', ')}`);
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new UserError('--rounds must be 1 or more');
	const all = values['write-docs'] ? [] : BENCH_NAMES;
	const named = positionals.filter(isBench);
	return { ...values, rounds, engines, benches: named.length > 0 ? named : all };
}
