import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { cleanEnvironment } from '../live/processes';

type Value = string | number;

/** What the program that reads for us is asked. */
export interface Question {
	file: string;
	sql: string;
	values: Value[];
	/** Asks again and again for that long, until there are rows. */
	untilRowsWithinMs?: number;
}

export type Answer = { rows: unknown[] } | { error: string };

const program = join(__dirname, 'databaseProgram.js');
/** The database, and what SQLite keeps beside it: whatever is not yet in the one is in the other. */
const PARTS = ['', '-wal'];

/** n8n's database in a file, looked at from outside while n8n runs and after it was killed. */
export class Database {
	private readonly child: ChildProcess;
	private readonly lines: Interface;
	private copies = 0;

	/** `node`: one with SQLite, such as n8n's own. */
	constructor(
		node: string,
		private readonly file: string,
	) {
		this.child = spawn(node, ['--no-warnings', program], {
			env: cleanEnvironment(),
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
	}

	/** Rows as they are saved now. */
	async select<Row>(sql: string, values: Value[] = []): Promise<Row[]> {
		return await this.ask<Row>({ file: this.file, sql, values });
	}

	/** Waits until a statement finds something; answers no rows where it does not in that time. */
	async await<Row>(sql: string, values: Value[], untilRowsWithinMs: number): Promise<Row[]> {
		return await this.ask<Row>({ file: this.file, sql, values, untilRowsWithinMs });
	}

	/**
	 * A copy of what a kill has left, to be read instead: whoever opens such a database first puts it in
	 * order, and that is to be n8n.
	 */
	asLeft(folder: string): { select: Database['select'] } {
		const kept = join(folder, `killed-${(this.copies += 1)}`);
		mkdirSync(kept);
		for (const part of PARTS) {
			const from = this.file + part;
			if (existsSync(from)) copyFileSync(from, join(kept, basename(from)));
		}
		const file = join(kept, basename(this.file));
		return { select: async (sql, values = []) => await this.ask({ file, sql, values }) };
	}

	close(): void {
		this.child.kill();
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
