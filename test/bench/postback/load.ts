import http from 'node:http';

/** What is called, and what it should answer. */
export interface Target {
	/** Address of the n-th call. */
	url: (n: number) => string;
	status: number;
	headers?: Record<string, string>;
}

export interface Driven {
	answers: number;
	/** Answers of another status. */
	wrong: number;
	seconds: number;
	slowestMs: number;
}

/** As the issue has it: postbacks from so many senders at once. */
export const CONNECTIONS = 20;

/** Keeps all connections busy for a time; each sends the next call when its last was answered. */
export async function drive(target: Target, ms: number, from: number): Promise<Driven> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const begun = performance.now();
	let next = from;
	let wrong = 0;
	let slowestMs = 0;
	const work = async (): Promise<void> => {
		while (performance.now() - begun < ms) {
			const sentAt = performance.now();
			const status = await call(agent, target.url(next++), target.headers);
			slowestMs = Math.max(slowestMs, performance.now() - sentAt);
			if (status !== target.status) wrong += 1;
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, work));
	agent.destroy();
	return { answers: next - from, wrong, seconds: (performance.now() - begun) / 1000, slowestMs };
}

async function call(
	agent: http.Agent,
	url: string,
	headers: Record<string, string> | undefined,
): Promise<number> {
	return await new Promise((resolve, reject) => {
		const request = http.get(url, { agent, headers }, (response) => {
			response.resume();
			response.once('end', () => resolve(response.statusCode ?? 0));
		});
		request.once('error', reject);
	});
}
