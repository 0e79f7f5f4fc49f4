import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { readJson } from '../live/fingerprint';
import { root } from '../live/paths';
import type { Results } from './benches';
import type { BenchName } from './choice';

/** What the benches found. One that did not run this time keeps what it found before. */
export interface Report extends Results {
	/** When each was measured, ISO 8601, and with how many rounds, of which size. */
	measured: Partial<Record<BenchName, { at: string; rounds: number; quick: boolean }>>;
	machine: { cpus: number; model?: string; n8n: string };
}

export const resultsFile = join(root, 'test-results', 'bench.json');

export function readResults(): Report | undefined {
	const known = readJson(resultsFile) as Report | undefined;
	return known?.measured && known;
}

/** Adds what one bench found. */
export function keep<Name extends BenchName>(
	name: Name,
	result: Results[Name],
	how: { rounds: number; quick: boolean },
	n8n: string,
): void {
	const before = readResults();
	const machine = { cpus: cpus().length, model: cpus()[0]?.model, n8n };
	const measured = { ...before?.measured, [name]: { at: new Date().toISOString(), ...how } };
	const report = { ...before, measured, machine, [name]: result };
	mkdirSync(dirname(resultsFile), { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(report, undefined, 2)}\n`);
}
