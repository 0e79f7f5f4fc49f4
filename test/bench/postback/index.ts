import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../live/install';
import { N8nServer } from '../../live/n8n';
import type { Tarball } from '../../live/pack';
import { Rest } from '../../live/rest';
import { ENGINES } from './engines';
import { Executions } from './executions';
import { LEGS, publishLegs, type LegName } from './legs';
import { Turns, type ExactlyOnce, type Turn } from './turns';

export interface PostbackJob {
	host: Host;
	/** The package that is measured. */
	tarball: Tarball;
	/** Of each leg, all rounds together. */
	seconds: number;
	/** In how many turns each leg is driven. */
	rounds: number;
	/** A key of `ENGINES`. */
	engine: string;
	note: (line: string) => void;
}

export interface PostbackResult {
	engine: string;
	turns: Record<LegName, Turn[]>;
	exactlyOnce: ExactlyOnce;
}

const WARM_UP_MS = 2_000;

/**
 * Postbacks as fast as they are answered, to the Postback Trigger and to n8n's own Webhook node on one
 * server in one run.
 */
export async function benchPostback(job: PostbackJob): Promise<PostbackResult> {
	const { host, tarball, engine, note } = job;
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-postback-'));
	const server = await N8nServer.start({
		host,
		userFolder: folder,
		tarball,
		// Old executions would be deleted while they are counted.
		env: { EXECUTIONS_DATA_PRUNE: 'false', N8N_LOG_LEVEL: 'error', ...ENGINES[engine] },
		log: note,
	});
	try {
		const rest = new Rest(server.url);
		await rest.signIn({ email: 'owner@example.com', password: 'Example1password' });
		const legs = await publishLegs(rest, server.url);
		const turns = new Turns(legs, new Executions(host, folder), () => server.pid);
		await driveAll(turns, job);
		return { engine, turns: turns.all, exactlyOnce: await turns.exactlyOnce('accepted') };
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

async function driveAll(turns: Turns, { seconds, rounds, note }: PostbackJob): Promise<void> {
	for (const leg of LEGS) await turns.turn(leg, WARM_UP_MS);
	turns.forget();
	for (let round = 0; round < rounds; round++) {
		note(`Postbacks, round ${round + 1} of ${rounds} ...`);
		// Another leg begins each round: what n8n has to do grows with its database.
		const order = LEGS.map((_leg, at) => LEGS[(at + round) % LEGS.length] ?? 'webhook');
		for (const leg of order) await turns.turn(leg, (seconds * 1000) / rounds);
	}
}
