import nock from 'nock';
import type { Answer, SentRequest } from './line';

/** Headers that say something of the transport alone. */
const OF_TRANSPORT = new Set([
	'accept-encoding',
	'connection',
	'content-length',
	'host',
	'transfer-encoding',
	'user-agent',
]);

const NO_ANSWER: Answer = { status: 503, body: '' };

/** Stands in for every ad platform: notes what is sent and answers as it is told. */
export class Answers {
	readonly requests: SentRequest[] = [];

	constructor(private readonly answers: readonly Answer[] = []) {
		const note = (method: string, scope: nock.Scope) => {
			const { requests } = this;
			const reply = () => this.reply();
			scope.intercept(/.*/, method).reply(function (path, body) {
				const { headers, protocol = 'https:' } = this.req as unknown as {
					headers: Record<string, string | string[]>;
					protocol?: string;
				};
				const url = `${protocol}//${String(headers.host)}${path}`;
				requests.push({ method, url, headers: shown(headers), body: body === '' ? null : body });
				return reply();
			});
		};
		if (!nock.isActive()) nock.activate();
		nock.disableNetConnect();
		const scope = nock(/.*/).persist();
		note('POST', scope);
		note('GET', scope);
	}

	/** Leaves the network as it was: nock changes it for the whole process. */
	stop(): void {
		nock.cleanAll();
		nock.enableNetConnect();
		nock.restore();
	}

	private reply(): [number, string, Record<string, string>] {
		const last = this.answers.length - 1;
		const {
			status,
			headers = {},
			body = '',
		} = this.answers[Math.min(this.requests.length - 1, last)] ?? NO_ANSWER;
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const isJson = typeof body !== 'string';
		return [status, text, { ...(isJson && { 'content-type': 'application/json' }), ...headers }];
	}
}

function shown(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers)
			.map(([name, value]) => [name.toLowerCase(), String(value)] as const)
			.filter(([name]) => !OF_TRANSPORT.has(name)),
	);
}
