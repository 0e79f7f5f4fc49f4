import { maskOf, withoutContacts } from '../../../../nodes/shared/n8n/discretion';
import { request } from '../../../../nodes/shared/n8n/http';
import { brief } from '../../../../nodes/shared/n8n/problem';

const KEY = 'made-up-key-0123/+';
const CREDENTIAL = { apiKey: KEY, url: 'https://t.example.com' };

async function outcomeOf(statusCode: number, body: string, headers: Record<string, string> = {}) {
	const send = async () => await Promise.resolve({ statusCode, headers, body });
	const asked = { method: 'GET' as const, url: '/', timeoutMs: 1_000 };
	return await request(send, asked, () => 0, maskOf(CREDENTIAL));
}

describe('a service that quotes the key', () => {
	it.each([
		['in words', 401, `{"message":"Key ${KEY} is unknown"}`],
		['in an address', 404, `Nothing at /list?key=${encodeURIComponent(KEY)}`],
		['in a fault', 500, `{"error":"no account of ${KEY}"}`],
	])('%s is not quoted by us', async (_, status, body) => {
		const outcome = await outcomeOf(status, body);
		expect(outcome.problem?.detail).toContain('***');
		expect(JSON.stringify(outcome)).not.toContain(KEY);
		expect(JSON.stringify(outcome)).not.toContain(encodeURIComponent(KEY));
	});

	it('nor where it redirects to', async () => {
		const { problem } = await outcomeOf(302, '', { location: `https://x.example.com/${KEY}` });
		expect(problem?.detail).toBe('https://x.example.com/***');
	});

	it('leaves data as it is', async () => {
		const { answer } = await outcomeOf(200, `{"name":"${KEY}"}`);
		expect(answer?.body).toEqual({ name: KEY });
	});
});

it.each([
	['name.of.somebody@example.com is taken', '*** is taken'],
	['no user +49 170 9876543 here', 'no user *** here'],
	['2026-11-20 12:00:00+02:00, 1e+21', '2026-11-20 12:00:00+02:00, 1e+21'],
])('who is named in %j is nobody in an error', (said, shown) => {
	expect(withoutContacts(said)).toBe(shown);
	expect(brief(JSON.stringify({ message: said }))).toBe(shown);
});
