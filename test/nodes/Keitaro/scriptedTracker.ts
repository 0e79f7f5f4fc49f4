import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from './rows/row';

/** One request as it arrived. */
export interface Arrived {
	method: string;
	path: string;
	query: Record<string, string>;
	/** Parsed where it is JSON. */
	body?: unknown;
	headers: Record<string, string>;
}

const API = '/admin_api/v1';

/** A real HTTP server that gives prepared answers in turn and keeps what arrived. */
export class ScriptedTracker {
	private server?: Server;
	private script: Exchange[] = [];
	private arrived: Arrived[] = [];

	async start(): Promise<string> {
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
				const text = Buffer.concat(chunks).toString('utf8');
				this.arrived.push({
					method: request.method ?? '',
					path: pathname,
					query: Object.fromEntries(searchParams),
					...(text !== '' && { body: parsed(text) }),
					headers: withoutSecrets(request.headers),
				});
				const { status = 200, answer } = this.script.shift() ?? { status: 500 };
				const isFile = Buffer.isBuffer(answer);
				const type = isFile ? 'application/zip' : 'application/json';
				response.writeHead(status, { 'content-type': type });
				response.end(isFile ? answer : answer === undefined ? '' : JSON.stringify(answer));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.server = server;
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.server?.close(() => resolve());
			this.server?.closeAllConnections();
		});
	}

	/** Prepares the answers of the next run and forgets what arrived before. */
	expect(exchanges: readonly Exchange[]): void {
		this.script = [...exchanges];
		this.arrived = [];
	}

	received(): readonly Arrived[] {
		return this.arrived;
	}
}

/** The path that arrives for an exchange. */
export const pathOf = ({ path, outside }: Exchange): string => (outside ? path : API + path);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function withoutSecrets(headers: Record<string, unknown>): Record<string, string> {
	const shown = Object.entries(headers).filter(([name]) => !/key|authorization|cookie/i.test(name));
	return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}
