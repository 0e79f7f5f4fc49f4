import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Host } from '../live/install';
import type { PostgresAddress } from '../live/postgres';
import { cleanEnvironment } from '../live/processes';
import { waitFor } from '../live/wait';

type Value = string | number;

/** Where n8n's database is: SQLite in a file, or PostgreSQL. */
export type Source = { file: string } | PostgresAddress;

/** What the program that reads for us is asked. */
export interface Question {
	source: Source;
	/** With `?` for values. */
	sql: string;
	values: Value[];
	/** Asks again and again for that long, until there are rows. */
	untilRowsWithinMs?: number;
}

export type Answer = { rows: unknown[] } | { error: string };

/** The database, or a copy of it. */
export interface Reader {
	/** Rows as they are saved now. */
	select<Row>(sql: string, values?: Value[]): Promise<Row[]>;
}

const program = join(__dirname, 'databaseProgram.js');
/** The database, and what SQLite keeps beside it: whatever is not yet in the one is in the other. */
const PARTS = ['', '-wal'];
/** What a killed n8n has sent is still carried out or given up by PostgreSQL. */
const OTHERS = `SELECT pid FROM pg_stat_activity
	WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
const OTHERS_TIMEOUT_MS = 20_000;

/** n8n's database, looked at from outside while n8n runs and after it was killed. */
export class Database implements Reader {
	private readonly child: ChildProcess;
	private readonly lines: Interface;
	private copies = 0;

	constructor(
		host: Host,
		private readonly source: Source,
	) {
		this.child = spawn(host.node, ['--no-warnings', program, host.folder], {
			env: cleanEnvironment(),
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
	}

	async select<Row>(sql: string, values: Value[] = []): Promise<Row[]> {
		return await this.ask<Row>({ source: this.source, sql, values });
	}

	/** Waits until a statement finds something; answers no rows where it does not in that time. */
	async await<Row>(sql: string, values: Value[], untilRowsWithinMs: number): Promise<Row[]> {
		return await this.ask<Row>({ source: this.source, sql, values, untilRowsWithinMs });
	}

	/**
	 * What a kill has left. Of files it is a copy, put into the folder: whoever opens such a database
	 * first puts it in order, and that is to be n8n.
	 */
	async asLeft(folder: string): Promise<Reader> {
		if (!('file' in this.source)) {
			await this.alone();
			return this;
		}
		const kept = join(folder, `killed-${(this.copies += 1)}`);
		mkdirSync(kept);
		for (const part of PARTS) {
			const from = this.source.file + part;
			if (existsSync(from)) copyFileSync(from, join(kept, basename(from)));
		}
		const source = { file: join(kept, basename(this.source.file)) };
		return { select: async (sql, values = []) => await this.ask({ source, sql, values }) };
	}

	close(): void {
		this.child.kill();
	}

	/** Waits until nobody else is at work in the database. */
	private async alone(): Promise<void> {
		const ask = async (): Promise<true | undefined> =>
			(await this.select(OTHERS)).length === 0 ? true : undefined;
		const what = 'The end of what n8n had begun in PostgreSQL';
		await waitFor(ask, { what, timeoutMs: OTHERS_TIMEOUT_MS });
	}

	private async ask<Row>(question: Question): Promise<Row[]> {
		const answer = await new Promise<Answer>((resolve, reject) => {
			const ended = (): void => reject(new Error('The reader of the database has ended'));
			this.lines.once('close', ended);
			this.lines.once('line', (line) => {
				this.lines.off('close', ended);
				resolve(JSON.parse(line) as Answer);
			});
			this.child.stdin?.write(`${JSON.stringify(question)}\n`);
		});
		if ('error' in answer) throw new Error(`${question.sql}: ${answer.error}`);
		return answer.rows as Row[];
	}
}
