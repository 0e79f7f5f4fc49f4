/**
 * Starts all simulators and their control port, and prints their URLs as one line of JSON.
 *
 *     node main.js [--keitaro-port N] [--meta-port N] [--control-port N]
 *                  [--conversions N] [--seed N] [--days N]
 *
 * Ports that are not given are free ones. SIGTERM or SIGINT stops everything.
 */
import { parseArgs } from 'node:util';

import { startControl } from './control';
import { KeitaroSimulator } from './keitaro';
import { MetaSimulator } from './meta';

const FLAGS = ['keitaro-port', 'meta-port', 'control-port', 'conversions', 'seed', 'days'] as const;

type Flags = Partial<Record<(typeof FLAGS)[number], number>>;

function readFlags(): Flags {
	const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'string' as const }]));
	const { values } = parseArgs({ options });
	const flags: Flags = {};
	for (const flag of FLAGS) {
		const value = values[flag];
		if (value === undefined) continue;
		const number = Number(value);
		if (!Number.isInteger(number) || number < 0) throw new Error(`--${flag} must be 0 or more`);
		flags[flag] = number;
	}
	return flags;
}

async function main(): Promise<void> {
	const flags = readFlags();
	const keitaro = new KeitaroSimulator({
		conversions: flags.conversions,
		seed: flags.seed,
		days: flags.days,
	});
	const meta = new MetaSimulator();
	const running: Array<{ stop(): Promise<void> }> = [keitaro, meta];
	const stop = async (): Promise<void> => {
		await Promise.all(running.map((one) => one.stop()));
	};
	process.once('SIGTERM', () => void stop());
	process.once('SIGINT', () => void stop());

	try {
		await keitaro.start(flags['keitaro-port']);
		await meta.start(flags['meta-port']);
		const control = await startControl([keitaro, meta], flags['control-port']);
		running.push(control);
		const urls = { keitaro: keitaro.url, meta: meta.url, control: control.url };
		process.stdout.write(`${JSON.stringify(urls)}\n`);
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
