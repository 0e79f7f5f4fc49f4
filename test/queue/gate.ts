import {
	createServer,
	type IncomingMessage,
	request,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Far shorter than n8n needs from its first answer at the start to being ready. */
const CHECK_EVERY_MS = 500;
const CHECK_TIMEOUT_MS = 2_000;
const READINESS = '/healthz/readiness';

/**
 * A proxy in front of the webhook processor, as a load balancer with a readiness check: n8n answers
 * every path with 200 while it starts, and a sender would take that for an answer to its postback.
 */
export class Gate {
	private isReady = false;
	private readonly server: Server;
	private readonly timer: NodeJS.Timeout;

	private constructor(private readonly target: string) {
		this.server = createServer((incoming, answer) => this.pass(incoming, answer));
		this.timer = setInterval(() => void this.check(), CHECK_EVERY_MS);
	}

	static async open(target: string): Promise<Gate> {
		const gate = new Gate(target);
		await gate.check();
		await new Promise<void>((resolve) => gate.server.listen(0, '127.0.0.1', resolve));
		return gate;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	close(): void {
		clearInterval(this.timer);
		this.server.closeAllConnections();
		this.server.close();
	}

	private async check(): Promise<void> {
		const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
		const answer = await fetch(this.target + READINESS, { signal }).catch(() => undefined);
		this.isReady = answer?.ok === true;
	}

	private pass(incoming: IncomingMessage, answer: ServerResponse): void {
		if (!this.isReady) {
			answer.writeHead(503).end();
			return;
		}
		const { method, headers } = incoming;
		const outgoing = request(this.target + incoming.url, { method, headers });
		outgoing.once('response', (theirs) => {
			answer.writeHead(theirs.statusCode ?? 502, theirs.headers);
			theirs.pipe(answer);
			theirs.once('error', () => answer.destroy());
		});
		outgoing.once('error', () => {
			if (answer.closed) return;
			this.isReady = false;
			if (answer.headersSent) answer.destroy();
			else answer.writeHead(502).end();
		});
		// Whoever hangs up hangs up on n8n too.
		answer.once('close', () => outgoing.destroy());
		incoming.pipe(outgoing);
	}
}
