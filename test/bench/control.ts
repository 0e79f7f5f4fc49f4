import { request } from 'node:http';

/** What the Meta simulator counted since its last reset. */
export interface MetaCounts {
	/** Events of accepted requests. */
	accepted: number;
	/** Different event_name + event_id. */
	unique: number;
	requests: number;
	refusedRequests: number;
}

/** What the Keitaro simulator holds now. */
export interface KeitaroCounts {
	conversions: number;
	clicks: number;
}

/** Asks the simulators, which run in another process, through their control port. */
export class Control {
	constructor(private readonly url: string) {}

	async metaCounts(): Promise<MetaCounts> {
		return (await this.ask('POST', '/meta/command/counts')) as MetaCounts;
	}

	async resetMeta(): Promise<void> {
		await this.ask('POST', '/meta/command/reset');
	}

	/** Bytes of the request bodies that Meta received, as far as it remembers them. */
	async metaBytes(): Promise<number> {
		const received = (await this.ask('GET', '/meta/received')) as Array<{
			headers: Record<string, string>;
		}>;
		return received.reduce((sum, { headers }) => sum + Number(headers['content-length'] ?? 0), 0);
	}

	/** Looks at every row of the tracker. */
	async keitaroCounts(): Promise<KeitaroCounts> {
		return (await this.ask('POST', '/keitaro/command/counts')) as KeitaroCounts;
	}

	/** Moves the tracker's clock on, and answers what it shows then, Unix ms. */
	async advanceKeitaro(seconds: number): Promise<number> {
		const { now } = (await this.ask('POST', '/keitaro/command/advance', { seconds })) as {
			now: string;
		};
		return Date.parse(now);
	}

	/** So many conversions happen at the tracker now. */
	async createConversions(count: number): Promise<void> {
		await this.ask('POST', '/keitaro/command/create', { count });
	}

	async keitaroRequests(): Promise<number> {
		const { requestCount } = (await this.ask('GET', '/keitaro/count')) as { requestCount: number };
		return requestCount;
	}

	/** On a connection of its own: a kept one may have been closed while this process was busy. */
	private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
		return await new Promise((resolve, reject) => {
			const sent = request(this.url + path, { method, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString();
					if (response.statusCode === 200) resolve(JSON.parse(text));
					else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
				});
			});
			sent.on('error', reject);
			sent.end(body && JSON.stringify(body));
		});
	}
}
