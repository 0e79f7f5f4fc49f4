/**
 * Postbacks as fast as they are answered, from 20 connections, to the Postback Trigger and to n8n's
 * own Webhook node on one server in one run. `POSTBACK_SECONDS` sets the length of each leg of the
 * comparison in all (default 10), `POSTBACK_ROUNDS` in how many turns it is driven (default 3),
 * `POSTBACK_ENGINE` how n8n evaluates expressions (`default`, `lazy`, `legacy`).
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { Place, SECRET, SECRETS } from '../e2e/postback/place';
import { ensureHost, type Host } from '../live/install';
import { print } from '../live/log';
import { N8nServer } from '../live/n8n';
import { packPackage } from '../live/pack';
import { workFolder } from '../live/paths';
import { run } from '../live/processes';
import { runProgram } from '../live/program';
import { Rest } from '../live/rest';
import type { Credential } from '../live/rest-types';
import { waitFor } from '../live/wait';
import { fixed, median, table, whole } from './stats';

/**
 * How n8n evaluates expressions. By default it starts an isolate of V8 for each call of any webhook
 * node but its own Webhook, needed or not; `lazy` starts one where there is an expression.
 */
const ENGINES: Readonly<Record<string, Record<string, string>>> = {
	default: {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	legacy: { N8N_EXPRESSION_ENGINE: 'legacy' },
};

const CONNECTIONS = 20;
const LEGS = ['webhook', 'guarded', 'accepted', 'refused'] as const;
type Leg = (typeof LEGS)[number];

/** One turn of one leg. */
interface Turn {
	answers: number;
	wrong: number;
	seconds: number;
	/** Until the last execution had ended. */
	secondsToEnd: number;
	slowestMs: number;
	/** Resident memory of n8n after it, in megabytes. */
	rssMb: number;
}

interface Target {
	url: (n: number) => string;
	status: number;
	headers?: Record<string, string>;
	workflowId: string | undefined;
}

/** Keeps all connections busy for a time; each sends the next call when its last was answered. */
async function drive(
	target: Target,
	ms: number,
	from: number,
): Promise<Omit<Turn, 'secondsToEnd' | 'rssMb'>> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const begun = performance.now();
	let next = from;
	let wrong = 0;
	let slowestMs = 0;
	const call = async (url: string): Promise<number> =>
		await new Promise((resolve, reject) => {
			const request = http.get(url, { agent, headers: target.headers }, (response) => {
				response.resume();
				response.once('end', () => resolve(response.statusCode ?? 0));
			});
			request.once('error', reject);
		});
	const work = async (): Promise<void> => {
		while (performance.now() - begun < ms) {
			const sentAt = performance.now();
			const status = await call(target.url(next++));
			slowestMs = Math.max(slowestMs, performance.now() - sentAt);
			if (status !== target.status) wrong += 1;
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, work));
	agent.destroy();
	return { answers: next - from, wrong, seconds: (performance.now() - begun) / 1000, slowestMs };
}

/** Asks n8n's database, with the Node that n8n runs on: this one may be without SQLite. */
async function ask<T>(host: Host, folder: string, sql: string): Promise<T[]> {
	const script = `const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1], { readOnly: true });
console.log(JSON.stringify(db.prepare(process.argv[2]).all()));`;
	const database = join(folder, '.n8n', 'database.sqlite');
	const { code, output } = await run(host.node, ['--no-warnings', '-e', script, database, sql], {
		cwd: folder,
	});
	if (code !== 0) throw new Error(`The database could not be read:\n${output}`);
	return JSON.parse(output) as T[];
}

class Bench {
	readonly turns: Record<Leg, Turn[]> = { webhook: [], guarded: [], accepted: [], refused: [] };
	private sent: Record<Leg, number> = { webhook: 0, guarded: 0, accepted: 0, refused: 0 };

	constructor(
		private readonly host: Host,
		private readonly folder: string,
		private readonly server: N8nServer,
		private readonly targets: Record<Leg, Target>,
	) {}

	async turn(leg: Leg, ms: number): Promise<void> {
		const target = this.targets[leg];
		const begun = performance.now();
		const driven = await drive(target, ms, this.sent[leg]);
		this.sent[leg] += driven.answers;
		const { workflowId } = target;
		if (workflowId !== undefined) {
			const what = `The end of ${this.sent[leg]} executions`;
			const all = async () => ((await this.ended(workflowId)) >= this.sent[leg] ? true : undefined);
			await waitFor(all, { what, timeoutMs: 120_000, everyMs: 100 });
		}
		const secondsToEnd = (performance.now() - begun) / 1000;
		this.turns[leg].push({ ...driven, secondsToEnd, rssMb: this.residentMb() });
	}

	/** Executions that hold exactly one postback, one that no other execution holds. */
	async check(leg: 'accepted'): Promise<{ sent: number; executions: number; distinct: number }> {
		const rows = await ask<{ data: string }>(
			this.host,
			this.folder,
			`SELECT d.data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = '${this.targets[leg].workflowId}' AND e.status = 'success'`,
		);
		const ids = rows.map(({ data }) => [...new Set(data.match(/\bbench-\d+\b/g) ?? [])]);
		const single = ids.filter(({ length }) => length === 1).flat();
		return { sent: this.sent[leg], executions: rows.length, distinct: new Set(single).size };
	}

	private async ended(workflowId: string): Promise<number> {
		const rows = await ask<{ n: number }>(
			this.host,
			this.folder,
			`SELECT COUNT(*) AS n FROM execution_entity WHERE workflowId = '${workflowId}' AND finished = 1`,
		);
		return rows[0]?.n ?? 0;
	}

	private residentMb(): number {
		try {
			const status = readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
			return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
		} catch {
			return NaN;
		}
	}
}

/** n8n's own node, answering at once; guarded by a secret header where there is a credential. */
function webhookWorkflow(path: string, guard?: Credential) {
	const parameters = { path, options: {}, ...(guard && { authentication: 'headerAuth' }) };
	const credentials = guard && { httpHeaderAuth: { id: guard.id, name: guard.name } };
	const node = (name: string, type: string, rest: Partial<INode>): INode => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...rest,
	});
	return {
		name: 'n8n Webhook',
		nodes: [
			node('Webhook', 'webhook', {
				typeVersion: 2.1,
				webhookId: path,
				parameters,
				credentials,
			}),
			node('After', 'noOp', { position: [220, 0] }),
		],
		connections: { Webhook: { main: [[{ node: 'After', type: 'main' as const, index: 0 }]] } },
	};
}

const rate = ({ answers, seconds }: Turn): number => answers / seconds;
const rateToEnd = ({ answers, secondsToEnd }: Turn): number => answers / secondsToEnd;
const ofLeg = (turns: Turn[], measure: (turn: Turn) => number): number =>
	median(turns.map(measure));

async function main(): Promise<void> {
	const seconds = Number(process.env.POSTBACK_SECONDS ?? 10);
	const rounds = Number(process.env.POSTBACK_ROUNDS ?? 3);
	const host = await ensureHost(print);
	const tarball = await packPackage(print);
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-postback-'));
	const engine = ENGINES[process.env.POSTBACK_ENGINE ?? 'default'] ?? {};
	const server = await N8nServer.start({
		host,
		userFolder: folder,
		tarball,
		// Old executions would be deleted while they are counted.
		env: { EXECUTIONS_DATA_PRUNE: 'false', N8N_LOG_LEVEL: 'error', ...engine },
		log: print,
	});
	const rest = new Rest(server.url);
	await rest.signIn({ email: 'owner@example.com', password: 'Example1password' });
	const credential = await rest.createCredential(SECRETS);
	const parameters = { tracker: 'keitaro', security: { requireHttps: false, rateLimit: 100_000 } };
	const place = await Place.publish(rest, server.url, 'Postbacks', parameters, [credential]);
	const [path, guardedPath] = [crypto.randomUUID(), crypto.randomUUID()];
	const { id: webhookId } = await rest.createWorkflow(webhookWorkflow(path));
	await rest.activate(webhookId);
	const header = { name: 'X-Secret', value: SECRET };
	const guard = await rest.createCredential({
		name: 'Header',
		type: 'httpHeaderAuth',
		data: header,
	});
	const { id: guardedId } = await rest.createWorkflow(webhookWorkflow(guardedPath, guard));
	await rest.activate(guardedId);
	const query = (n: number) =>
		`click_id=bench-${n}&status=sale&value=12.5&currency=USD&transaction_id=t${n}&sub_1=a&sub_2=b`;
	const bench = new Bench(host, folder, server, {
		webhook: {
			url: (n) => `${server.url}/webhook/${path}?${query(n)}`,
			status: 200,
			workflowId: webhookId,
		},
		guarded: {
			url: (n) => `${server.url}/webhook/${guardedPath}?${query(n)}`,
			status: 200,
			headers: { 'x-secret': SECRET },
			workflowId: guardedId,
		},
		accepted: {
			url: (n) => `${place.url}?secret=${SECRET}&${query(n)}`,
			status: 200,
			workflowId: place.id,
		},
		refused: {
			url: (n) => `${place.url}?secret=wrong-${SECRET}&${query(n)}`,
			status: 401,
			workflowId: undefined,
		},
	});
	const turnMs = (seconds * 1000) / rounds;
	for (const leg of LEGS) await bench.turn(leg, 2_000);
	for (const leg of LEGS) bench.turns[leg].length = 0;
	for (let round = 0; round < rounds; round++) {
		// Another leg begins each round: what n8n has to do grows with its database.
		for (let at = 0; at < LEGS.length; at++) {
			const leg = LEGS[(at + round) % LEGS.length];
			if (leg !== undefined) await bench.turn(leg, turnMs);
		}
	}
	const { turns } = bench;
	const rows = LEGS.map((leg) => [
		leg,
		whole(turns[leg].reduce((sum, { answers }) => sum + answers, 0)),
		fixed(ofLeg(turns[leg], rate), 1),
		leg === 'refused' ? '' : fixed(ofLeg(turns[leg], rateToEnd), 1),
		whole(Math.max(...turns[leg].map(({ slowestMs }) => slowestMs))),
		whole(turns[leg].at(-1)?.rssMb ?? NaN),
		String(turns[leg].reduce((sum, { wrong }) => sum + wrong, 0)),
	]);
	print(
		table([
			['leg', 'answers', 'answers/s', 'executions/s', 'slowest ms', 'RSS MB', 'wrong'],
			...rows,
		]),
	);
	const check = await bench.check('accepted');
	const result = {
		seconds,
		rounds,
		n8n: host.version,
		engine: process.env.POSTBACK_ENGINE ?? 'default',
		throughputToWebhook: ofLeg(turns.accepted, rateToEnd) / ofLeg(turns.webhook, rateToEnd),
		answersToWebhook: ofLeg(turns.accepted, rate) / ofLeg(turns.webhook, rate),
		answersToGuarded: ofLeg(turns.accepted, rate) / ofLeg(turns.guarded, rate),
		throughputToGuarded: ofLeg(turns.accepted, rateToEnd) / ofLeg(turns.guarded, rateToEnd),
		refusedToAccepted: ofLeg(turns.refused, rate) / ofLeg(turns.accepted, rate),
		exactlyOnce: check,
		turns,
	};
	print(
		`Postback Trigger to Webhook: ${fixed(result.answersToWebhook)} in answers, ${fixed(result.throughputToWebhook)} in executions; to a guarded one ${fixed(result.answersToGuarded)} and ${fixed(result.throughputToGuarded)}; wanted 0.90`,
	);
	print(`Refusing to accepting: ${fixed(result.refusedToAccepted)}; wanted 3.00`);
	print(
		`${check.sent} accepted, ${check.executions} executions, ${check.distinct} with a postback of their own`,
	);
	mkdirSync(workFolder, { recursive: true });
	writeFileSync(join(workFolder, 'bench-postback.json'), JSON.stringify(result, undefined, '\t'));
	const isMet =
		result.answersToWebhook >= 0.9 &&
		result.refusedToAccepted >= 3 &&
		check.executions === check.sent &&
		check.distinct === check.sent;
	if (!isMet) process.exitCode = 1;
	await server.stop();
	await rm(folder, { recursive: true, force: true });
}

runProgram(main);
