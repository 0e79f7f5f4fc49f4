import { Worker } from 'node:worker_threads';

/** Cases take milliseconds; one that takes this long will never end. */
const LONGEST_CASE_MS = Number(process.env.FUZZ_LONGEST_CASE_MS ?? 60_000);

/**
 * A loop that never ends stops every timer of its own thread, Jest's among them. This thread counts the
 * cases of the other and, when the count stands still, says which target hangs and ends the process,
 * which Jest reports as a failed suite.
 */
const WATCHING = `
const { workerData, parentPort } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let target = '';
let seen = -1;
let since = 0;
parentPort.on('message', (name) => { target = name; seen = -1; });
setInterval(() => {
	const count = Atomics.load(workerData.cases, 0);
	if (target === '' || count !== seen) { seen = count; since = Date.now(); return; }
	if (Date.now() - since < workerData.longestMs) return;
	writeSync(2, 'Hangs at case ' + count + ': ' + target + '\\n');
	process.kill(process.pid, 'SIGKILL');
}, 500);
`;

const cases = new Int32Array(new SharedArrayBuffer(4));
let worker: Worker | undefined;

/** A target begins; `name` says how to find it again. */
export function begin(name: string): void {
	worker ??= new Worker(WATCHING, {
		eval: true,
		workerData: { cases, longestMs: LONGEST_CASE_MS },
	});
	// Watching keeps no process alive.
	worker.unref();
	Atomics.store(cases, 0, 0);
	worker.postMessage(name);
}

/** Another case of it begins. */
export function nextCase(): void {
	Atomics.add(cases, 0, 1);
}

/** The target is through. */
export function end(): void {
	worker?.postMessage('');
}

afterAll(async () => {
	await worker?.terminate();
	worker = undefined;
});
