import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from './log';
import { isAlive } from './processes';
import { sleep } from './wait';

const refreshMs = 2_000;

/** A process id may have been given to another program meanwhile; the age of the file tells. */
const staleMs = 30_000;

function take(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

/** The living process that holds the lock. */
function holder(file: string): number | undefined {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		const isFresh = Date.now() - statSync(file).mtimeMs < staleMs;
		return isFresh && pid > 0 && isAlive(pid) ? pid : undefined;
	} catch {
		return undefined;
	}
}

function refresh(file: string): void {
	const now = new Date();
	utimesSync(file, now, now);
}

/** Lets one process at a time do the work; the lock of a process that died is taken over. */
export async function exclusively<T>(file: string, log: Log, work: () => Promise<T>): Promise<T> {
	mkdirSync(dirname(file), { recursive: true });
	let said = false;
	while (!take(file)) {
		const pid = holder(file);
		if (pid === undefined) {
			rmSync(file, { force: true });
			continue;
		}
		if (!said) log(`Another process (${pid}) is at it already; waiting.`);
		said = true;
		await sleep(1000);
	}
	const timer = setInterval(() => refresh(file), refreshMs);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		rmSync(file, { force: true });
	}
}
