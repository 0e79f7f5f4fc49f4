import { join } from 'node:path';
import type { Host } from '../../live/install';
import { run } from '../../live/processes';

const SCRIPT = `const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1], { readOnly: true });
console.log(JSON.stringify(db.prepare(process.argv[2]).all(process.argv[3])));`;

/** Executions of one n8n, read from its database: its API would be part of what is measured. */
export class Executions {
	constructor(
		private readonly host: Host,
		/** n8n's user folder. */
		private readonly folder: string,
	) {}

	/** How many of a workflow have ended. */
	async ended(workflowId: string): Promise<number> {
		const rows = await this.ask<{ n: number }>(
			'SELECT COUNT(*) AS n FROM execution_entity WHERE workflowId = ? AND finished = 1',
			workflowId,
		);
		return rows[0]?.n ?? 0;
	}

	/** What each successful one of a workflow holds, as n8n stores it. */
	async data(workflowId: string): Promise<string[]> {
		const rows = await this.ask<{ data: string }>(
			"SELECT d.data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = ? AND e.status = 'success'",
			workflowId,
		);
		return rows.map(({ data }) => data);
	}

	/** With the Node that n8n runs on: this one may be without SQLite. */
	private async ask<T>(sql: string, workflowId: string): Promise<T[]> {
		const database = join(this.folder, '.n8n', 'database.sqlite');
		const args = ['--no-warnings', '-e', SCRIPT, database, sql, workflowId];
		const { code, output } = await run(this.host.node, args, { cwd: this.folder });
		if (code !== 0) throw new Error(`The database could not be read:\n${output}`);
		return JSON.parse(output) as T[];
	}
}
