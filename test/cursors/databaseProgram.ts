/**
 * Reads a SQLite database for `Database`, on n8n's own Node: older ones that this repository is
 * developed with have no `node:sqlite`. One question a line in, one answer a line out, both JSON.
 */
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { Answer, Question } from './database';

const LOOK_EVERY_MS = 2;
const LOCKED_TIMEOUT_MS = 5_000;

/** Rows of one statement. Nothing stays open in between: n8n's files are to be as a kill leaves them. */
function select({ file, sql, values }: Question): unknown[] {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		database.exec(`PRAGMA busy_timeout = ${LOCKED_TIMEOUT_MS}`);
		return database.prepare(sql).all(...values);
	} finally {
		database.close();
	}
}

async function answer(question: Question): Promise<Answer> {
	const end = Date.now() + (question.untilRowsWithinMs ?? 0);
	for (;;) {
		const rows = select(question);
		if (rows.length > 0 || Date.now() >= end) return { rows };
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}

async function main(): Promise<void> {
	for await (const line of createInterface({ input: process.stdin })) {
		const told: Answer = await answer(JSON.parse(line) as Question).catch((error: unknown) => ({
			error: String(error),
		}));
		process.stdout.write(`${JSON.stringify(told)}\n`);
	}
}

void main();
