import { createInterface } from 'node:readline';
import { ask } from './ask';
import type { Asked, Told } from './line';

/** Reads conversions as NDJSON on standard input and writes what the node made of them to standard output. */
async function main(): Promise<void> {
	for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
		if (line.trim() === '') continue;
		process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
	}
}

/** A line that makes no sense gets an answer too: the others are not held up by it. */
async function answer(line: string): Promise<Told> {
	let id = '';
	try {
		const asked = JSON.parse(line) as Asked;
		id = asked.id;
		return await ask(asked);
	} catch (error) {
		const { message } = error as Error;
		return { id, requests: [], results: [], error: { message, description: null } };
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
