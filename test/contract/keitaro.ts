import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rows } from '../nodes/Keitaro/rows';
import { runRow } from '../nodes/Keitaro/runRow';
import { ScriptedTracker } from '../nodes/Keitaro/scriptedTracker';

const FOLDER = 'test-results';
const FILE = path.join(FOLDER, 'keitaro.ndjson');
/** Requests of operations that no specification has, for whoever wants to see them. */
const OTHER_FILE = path.join(FOLDER, 'keitaro-undocumented.ndjson');

/** Runs every operation through the real node and writes down what it asked the tracker for. */
async function main(): Promise<void> {
	const tracker = new ScriptedTracker();
	const url = await tracker.start();
	const lines: string[] = [];
	const others: string[] = [];
	const operations = new Set<string>();
	try {
		for (const row of rows) {
			const operation = `${row.resource}.${row.operation}`;
			tracker.expect(row.exchanges);
			await runRow(url, row);
			operations.add(operation);
			const inApi = tracker.received().filter(({ path: at }) => at.startsWith('/admin_api/'));
			for (const { method, path: at, query, body, headers } of inApi) {
				const list = row.undocumented ? others : lines;
				list.push(JSON.stringify({ operation, method, path: at, query, body, headers }));
			}
		}
	} finally {
		await tracker.stop();
	}
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(FILE, `${lines.join('\n')}\n`);
	writeFileSync(OTHER_FILE, `${others.join('\n')}\n`);
	console.log(
		`${operations.size} operations, ${lines.length} requests in ${FILE}, ${others.length} in ${OTHER_FILE}`,
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
