import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { isElsewhere, MisbehaviourQueue, specOf, type Misbehaviour } from './misbehaviour';
import { carriesKey, record, REQUESTS_KEPT, Ring, type Received } from './received';
import { Refused } from './refused';
import { html, json, readBody, type SimulatedAnswer, type SimulatedRequest } from './request';

/** Longer than any client keeps an idle connection, so the server never closes one in use. */
const KEEP_ALIVE_MS = 65_000;

export type Command = (args: Record<string, unknown>) => unknown;

/** Calls that followed a redirect of ours to another host name. */
export interface ElsewhereCalls {
	calls: number;
	/** Those that took a key along. */
	withKey: number;
}

/** A real HTTP server on 127.0.0.1 that stands in for a service and misbehaves on demand. */
export abstract class Simulator {
	abstract readonly name: string;

	/** Named commands reachable through the control port. */
	readonly commands: Record<string, Command> = {};

	/** All requests since the start or the last `forgetTraffic`. */
	requestCount = 0;

	/** What a test makes of an answer of the service: data that no seed has. */
	alter?: (request: SimulatedRequest, answer: SimulatedAnswer) => SimulatedAnswer;

	/** What went wrong inside the simulator itself; a test should find none. */
	readonly faults: string[] = [];

	private server: Server | undefined;
	private stopping = new AbortController();
	private readonly rules = new MisbehaviourQueue();
	private readonly traffic = new Ring<Received>(REQUESTS_KEPT);
	private elsewhereCalls: ElsewhereCalls = { calls: 0, withKey: 0 };

	/** The service itself; what it refuses it may answer or throw as `Refused`. */
	protected abstract handle(request: SimulatedRequest): SimulatedAnswer | Promise<SimulatedAnswer>;

	/** The service's own error for a status, for misbehaviours; override for its own shape. */
	protected error(status: number): SimulatedAnswer {
		return json(status, { error: `Simulated failure ${status}` });
	}

	/** Listens on 127.0.0.1, on a free port unless one is given. Returns the base URL. */
	async start(port = 0): Promise<string> {
		if (this.server) throw new Error(`The ${this.name} simulator runs already`);
		const server = createServer((message, response) => {
			void this.serve(message, response);
		});
		server.keepAliveTimeout = KEEP_ALIVE_MS;
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', resolve);
		});
		this.server = server;
		this.stopping = new AbortController();
		return this.url;
	}

	/** Closes the server and every connection, answered or not. */
	async stop(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		this.stopping.abort();
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	}

	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	private get port(): number {
		if (!this.server) throw new Error(`The ${this.name} simulator is not started`);
		return (this.server.address() as AddressInfo).port;
	}

	/** Queues a rule; the first rule that matches a request and has times left applies. */
	misbehave(rule: Misbehaviour): void {
		this.rules.add(rule);
	}

	/** Forgets all rules. */
	behave(): void {
		this.rules.clear();
	}

	/** The last requests, oldest first. */
	received(): readonly Received[] {
		return this.traffic.list();
	}

	elsewhere(): ElsewhereCalls {
		return { ...this.elsewhereCalls };
	}

	/** Forgets what arrived; the service's state stays. */
	forgetTraffic(): void {
		this.requestCount = 0;
		this.traffic.clear();
		this.elsewhereCalls = { calls: 0, withKey: 0 };
	}

	private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			const raw = await readBody(message);
			const { pathname, searchParams } = new URL(`http://127.0.0.1${message.url ?? '/'}`);
			const request: SimulatedRequest = {
				method: message.method ?? 'GET',
				path: pathname,
				query: searchParams,
				headers: message.headers,
				body: raw?.toString('utf8') ?? '',
			};
			this.requestCount += 1;
			const entry = record(request, raw ?? Buffer.alloc(0), Date.now());
			this.traffic.push(entry);
			if (!raw) return this.send(response, this.error(413), entry);
			if (isElsewhere(pathname)) return this.send(response, this.answerElsewhere(request), entry);
			const rule = this.rules.take(pathname);
			if (!rule) return this.send(response, await this.ownAnswer(request), entry);
			await this.answerWrongly(rule, request, response, entry);
		} catch {
			// The client left, or the simulator was stopped: there is nobody to answer.
			response.destroy();
		}
	}

	/** Follows a rule: the work or not, a wait or not, then the answer as far as the rule lets it. */
	private async answerWrongly(
		rule: Misbehaviour,
		request: SimulatedRequest,
		response: ServerResponse,
		entry: Received,
	): Promise<void> {
		const { work, delivery, answer, partial, delayMs } = specOf(rule.kind);
		if (partial) request.partial = true;
		const own = work ? await this.ownAnswer(request) : undefined;
		const pauseMs = rule.delayMs ?? delayMs ?? 0;
		if (pauseMs > 0) await wait(pauseMs, undefined, { signal: this.stopping.signal });
		if (delivery === 'never') return;
		if (delivery === 'cut') return void response.destroy();
		const context = {
			port: this.port,
			path: request.path,
			retryAfterSeconds: rule.retryAfterSeconds ?? 1,
			error: (status: number) => this.error(status),
		};
		const wrong = answer?.(context, own) ?? own ?? this.error(500);
		if (delivery === 'half') this.sendHalf(response, wrong);
		else this.send(response, wrong, entry);
	}

	private async ownAnswer(request: SimulatedRequest): Promise<SimulatedAnswer> {
		try {
			const answer = await this.handled(request);
			return this.alter?.(request, answer) ?? answer;
		} catch (error) {
			const text = `${request.method} ${request.path}: ${String(error)}`;
			this.faults.push(text);
			return json(500, { simulatorFault: text });
		}
	}

	private async handled(request: SimulatedRequest): Promise<SimulatedAnswer> {
		try {
			return await this.handle(request);
		} catch (error) {
			if (error instanceof Refused) return error.answer;
			throw error;
		}
	}

	private answerElsewhere(request: SimulatedRequest): SimulatedAnswer {
		this.elsewhereCalls.calls += 1;
		if (carriesKey(request)) this.elsewhereCalls.withKey += 1;
		return html(200, 'Another site', 'Nothing of the service lives here.');
	}

	private send(response: ServerResponse, answer: SimulatedAnswer, entry: Received): void {
		entry.answered = answer.status;
		const body = Buffer.from(answer.body);
		response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
		response.end(body);
	}

	/** Promises the whole body, sends half of it, drops the connection. */
	private sendHalf(response: ServerResponse, answer: SimulatedAnswer): void {
		// A body of one byte has no half; pad what is promised, so that it is always cut short.
		const body = Buffer.from(answer.body.padEnd(2));
		response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
		response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
	}
}
