/**
 * Reads a database for `Database`, on n8n's own Node and with n8n's own client of PostgreSQL: older
 * Nodes that this repository is developed with have no `node:sqlite`. One question a line in, one
 * answer a line out, both JSON. The only argument is the folder of n8n.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { PostgresAddress } from '../live/postgres';
import type { Answer, Question } from './database';

interface PostgresModule {
	Client: new (address: PostgresAddress) => {
		connect(): Promise<void>;
		query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }>;
	};
}

const LOOK_EVERY_MS = 2;
const LOCKED_TIMEOUT_MS = 5_000;

const fromN8n = createRequire(join(process.argv[2] ?? '', 'package.json'));
let client: InstanceType<PostgresModule['Client']> | undefined;

/** Nothing stays open in between: n8n's files are to be as a kill leaves them. */
function selectFromFile(file: string, { sql, values }: Question): unknown[] {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		database.exec(`PRAGMA busy_timeout = ${LOCKED_TIMEOUT_MS}`);
		return database.prepare(sql).all(...values);
	} finally {
		database.close();
	}
}

async function selectFromServer(
	address: PostgresAddress,
	{ sql, values }: Question,
): Promise<unknown[]> {
	if (client === undefined) {
		const { Client } = fromN8n('pg') as PostgresModule;
		client = new Client(address);
		await client.connect();
	}
	let count = 0;
	const numbered = sql.replace(/\?/g, () => `$${(count += 1)}`);
	return (await client.query(numbered, values)).rows;
}

async function select(question: Question): Promise<unknown[]> {
	const { source } = question;
	return 'file' in source
		? selectFromFile(source.file, question)
		: await selectFromServer(source, question);
}

async function answer(question: Question): Promise<Answer> {
	const end = Date.now() + (question.untilRowsWithinMs ?? 0);
	for (;;) {
		const rows = await select(question);
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
	process.exit();
}

void main();
