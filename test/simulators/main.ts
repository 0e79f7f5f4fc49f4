/**
 * Starts all simulators and their control port, and prints their URLs as one line of JSON.
 *
 *     node main.js [--<simulator>-port N]... [--other-ports N] [--control-port N]
 *                  [--conversions N] [--seed N] [--days N]
 *
 * `--keitaro-port 5778` and the like fix one of them; `--other-ports` is the first of the ports that
 * the others take in the order of `all.ts`. Ports that are not given, or 0, are free ones.
 * SIGTERM or SIGINT stops everything.
 */
import { parseArgs } from 'node:util';

import { createSimulators, SIMULATOR_NAMES } from './all';
import { startControl } from './control';

const NUMBERS = ['other-ports', 'control-port', 'conversions', 'seed', 'days'];
const portFlag = (name: string): string => `${name}-port`;

type Flags = ReadonlyMap<string, number>;

function readFlags(): Flags {
	const names = [...NUMBERS, ...SIMULATOR_NAMES.map(portFlag)];
	const options = Object.fromEntries(names.map((flag) => [flag, { type: 'string' as const }]));
	const { values } = parseArgs({ options });
	const given = Object.entries(values).map(([flag, value]) => [flag, Number(value)] as const);
	const wrong = given.find(([, number]) => !Number.isInteger(number) || number < 0);
	if (wrong !== undefined) throw new Error(`--${wrong[0]} must be 0 or more`);
	return new Map(given);
}

/** The port of each; those without one of their own take the next of the others. */
function portsOf(flags: Flags): (name: string) => number {
	const first = flags.get('other-ports') ?? 0;
	let next = first;
	return (name) => flags.get(portFlag(name)) ?? (first === 0 ? 0 : next++);
}

async function main(): Promise<void> {
	const flags = readFlags();
	const all = createSimulators({
		conversions: flags.get('conversions'),
		seed: flags.get('seed'),
		days: flags.get('days'),
	});
	const simulators = all.map(({ simulator }) => simulator);
	const running: Array<{ stop(): Promise<void> }> = [...simulators];
	const stop = async (): Promise<void> => {
		await Promise.all(running.map((one) => one.stop()));
	};
	process.once('SIGTERM', () => void stop());
	process.once('SIGINT', () => void stop());

	try {
		const portOf = portsOf(flags);
		for (const simulator of simulators) await simulator.start(portOf(simulator.name));
		const control = await startControl(simulators, flags.get('control-port'));
		running.push(control);
		const urls = simulators.map(({ name, url }) => [name, url] as const);
		const line = { ...Object.fromEntries(urls), control: control.url };
		process.stdout.write(`${JSON.stringify(line)}\n`);
	} catch (error) {
		// A port in use: without this the servers that did start would keep the process alive.
		await stop();
		throw error;
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
