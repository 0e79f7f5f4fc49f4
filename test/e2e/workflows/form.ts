import assert from 'node:assert/strict';
import { waitFor } from '../../live/wait';

/** Longer than a form page takes; n8n keeps a request waiting while it is at another page. */
const TIMEOUT_MS = 30_000;
const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
	'&#39;': "'",
};

const plain = (html: string): string =>
	html.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** A form of n8n, filled in page by page as its own page in a browser does. */
export class FormVisit {
	private waitingUrl = '';

	constructor(
		private readonly url: string,
		private readonly user: string,
		private readonly password: string,
	) {}

	/** The HTTP status for somebody without a password. */
	async statusForOthers(): Promise<number> {
		return (await fetch(this.url, { signal: AbortSignal.timeout(TIMEOUT_MS) })).status;
	}

	/** Sends a page; its fields are numbered. A list of checkboxes goes as JSON. */
	async send(fields: Readonly<Record<string, string>>): Promise<void> {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.append(name, value);
		const response = await this.call(this.waitingUrl || this.url, { method: 'POST', body });
		const { formWaitingUrl = '' } = JSON.parse(response) as { formWaitingUrl?: string };
		this.waitingUrl = formWaitingUrl;
	}

	/** The next page, once n8n is there. */
	async page(): Promise<string> {
		const status = this.waitingUrl.replace('?', '/n8n-execution-status?');
		const ask = async () => {
			const text = await this.call(status);
			assert.doesNotMatch(text, /error|crashed|canceled/);
			return text.includes('form-waiting') ? true : undefined;
		};
		await waitFor(ask, { what: 'The next page of the form', timeoutMs: TIMEOUT_MS });
		return await this.call(this.waitingUrl);
	}

	private async call(url: string, init: RequestInit = {}): Promise<string> {
		const secret = Buffer.from(`${this.user}:${this.password}`).toString('base64');
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		const headers = { authorization: `Basic ${secret}` };
		const response = await fetch(url, { ...init, headers, signal });
		const text = await response.text();
		assert.equal(response.status, 200, text);
		return text;
	}
}

/** What a page offers to be ticked. */
export const checkboxesOf = (page: string): string[] =>
	[...page.matchAll(/type='checkbox'[^>]* value='([^']*)'/g)].map(([, value = '']) => plain(value));
