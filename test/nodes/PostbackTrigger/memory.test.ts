import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { PIXEL } from '../../../nodes/PostbackTrigger/answers';
import { sign } from '../../../nodes/shared/security/signature';
import { withClock, type WebhookResult } from '../../harness';
import {
	call,
	get,
	HMAC_SECRET,
	node,
	post,
	postbackOf,
	PREVIOUS_SECRET,
	SECRET,
	type Setting,
} from './setup';

beforeEach(forgetAll);

const NOW = Date.UTC(2026, 10, 20, 12);
const isNews = ({ outputs }: WebhookResult): boolean => outputs !== undefined;
const MINUTE = 60_000;

describe('the rate limit', () => {
	const setting: Setting = { options: { duplicateWindow: 0 } };

	it('answers the 1,001st call of a minute with 429 by default, and the next minute with 200', async () => {
		const statuses = new Map<number, number>();
		const send = async (at: number) => {
			const { answer } = await withClock(at, async () => await get({ click_id: 'c' }, setting));
			statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
			return answer;
		};
		for (let n = 0; n < 1_000; n++) await send(NOW + n);
		expect([...statuses]).toEqual([[200, 1_000]]);
		const tooMany = await send(NOW + 1_000);
		expect(tooMany).toMatchObject({ status: 429, body: 'too many postbacks' });
		expect(tooMany.headers['retry-after']).toBe('59');
		expect((await send(NOW + MINUTE)).status).toBe(200);
		expect((await send(NOW + MINUTE)).status).toBe(429);
	}, 60_000);

	it('is not used up by strangers', async () => {
		const limited = { ...setting, security: { rateLimit: 1 } };
		for (let n = 0; n < 5; n++) {
			const { answer } = await call({ query: { secret: 'wrong', click_id: 'c' } }, limited);
			expect(answer.status).toBe(401);
		}
		expect((await get({ click_id: 'c' }, limited)).answer.status).toBe(200);
		expect((await get({ click_id: 'c' }, limited)).answer.status).toBe(429);
	});
});

describe('duplicates', () => {
	const sale = {
		click_id: 'c1',
		transaction_id: 't1',
		event: 'Purchase',
		status: 'sale',
		value: '5',
	};

	it.each([
		['the same again', {}, false],
		['the same with another amount', { value: '6' }, false],
		['the same with other sub-ids', { sub_1: 'x' }, false],
		['the same in other letters', { status: 'SALE' }, false],
		['another status', { status: 'refunded' }, true],
		['another status of the same meaning', { status: 'approved' }, true],
		['another event', { event: 'Lead' }, true],
		['another transaction', { transaction_id: 't2' }, true],
		['another click', { click_id: 'c2' }, true],
		['an id of its own', { event_id: 'e2' }, true],
	])('%s', async (_what, change, expected) => {
		expect(isNews(await get(sale))).toBe(true);
		const second = await get({ ...sale, ...change });
		expect(second.answer).toMatchObject({ status: 200, body: 'OK' });
		expect(isNews(second)).toBe(expected);
	});

	it.each(['caller hangs up', 'execution cannot start'] as const)(
		'let the next try through when the %s',
		async (ending) => {
			const unheard = await get(sale, { webhook: { ending } });
			expect(isNews(unheard)).toBe(true);
			expect(isNews(await get(sale))).toBe(true);
			expect(isNews(await get(sale))).toBe(false);
		},
	);

	it('are news when the amount changed and that was asked for', async () => {
		const setting = { options: { compareValue: true } };
		await get(sale, setting);
		expect(isNews(await get({ ...sale, value: '6' }, setting))).toBe(true);
		expect(isNews(await get({ ...sale, value: '6' }, setting))).toBe(false);
	});

	it('are forgotten after their window', async () => {
		const setting = { options: { duplicateWindow: 10 } };
		const send = async (at: number) =>
			isNews(await withClock(at, async () => await get(sale, setting)));
		expect(await send(NOW)).toBe(true);
		expect(await send(NOW + 10 * MINUTE - 1)).toBe(false);
		expect(await send(NOW + 10 * MINUTE)).toBe(true);
	});

	it('do not exist without anything to know them by', async () => {
		const setting = { parameters: { missingClickId: 'pass' } };
		const [first, second] = [
			await get({ event: 'Lead' }, setting),
			await get({ event: 'Lead' }, setting),
		];
		expect(postbackOf(first).id).not.toBe(postbackOf(second).id);
	});

	it('keep their id while the status changes, and another version', async () => {
		const first = postbackOf(await get(sale));
		const second = postbackOf(await get({ ...sale, status: 'refunded' }));
		expect(second.id).toBe(first.id);
		expect(second.version).not.toBe(first.version);
	});

	it('of a test in the editor are not those of the published workflow', async () => {
		await get(sale, { mode: 'manual' });
		expect(isNews(await get(sale))).toBe(true);
	});
});

describe('signed calls', () => {
	const text = '{"click_id":"c1","event":"Lead"}';
	const setting: Setting = {
		parameters: { authentication: 'signature' },
		options: { duplicateWindow: 0 },
	};
	const send = async (at: number, key = HMAC_SECRET, secrets = {}, signedAt = at) => {
		const time = String(Math.floor(signedAt / 1000));
		const signature = sign(key, time, Buffer.from(text)).toString('hex');
		const headers = {
			'content-type': 'application/json',
			'x-signature': signature,
			'x-timestamp': time,
		};
		const request = { method: 'POST', rawBody: text, headers };
		return (await withClock(at, async () => await call(request, { ...setting, secrets }))).answer;
	};

	it('are accepted once', async () => {
		expect((await send(NOW)).status).toBe(200);
		expect(await send(NOW)).toMatchObject({ status: 401, body: 'signature was used before' });
		expect((await send(NOW + 299_000, HMAC_SECRET, {}, NOW)).status).toBe(401);
		expect((await send(NOW + 301_000, HMAC_SECRET, {}, NOW)).status).toBe(401);
		expect((await send(NOW + 1_000)).status).toBe(200);
	});

	it('are accepted with the previous HMAC secret while it is there', async () => {
		expect((await send(NOW, PREVIOUS_SECRET)).status).toBe(401);
		forgetAll();
		const secrets = { previousHmacSecret: PREVIOUS_SECRET };
		expect((await send(NOW, PREVIOUS_SECRET, secrets)).status).toBe(200);
	});
});

it('a secret is changed without losing a postback: both are valid, then only the new one', async () => {
	const send = async (secret: string, secrets: Record<string, string>) => {
		forgetAll();
		return (await call({ query: { click_id: 'c', secret } }, { secrets })).answer.status;
	};
	const NEW = 'test-new-secret-0123456789';
	const both = { secret: NEW, previousSecret: SECRET };
	expect([await send(SECRET, both), await send(NEW, both)]).toEqual([200, 200]);
	const one = { secret: NEW, previousSecret: '' };
	expect([await send(SECRET, one), await send(NEW, one)]).toEqual([401, 200]);
});

describe('answers', () => {
	it.each([
		[{}, 'OK', 'text/plain; charset=utf-8'],
		[{ answer: 'json' }, { status: 'ok' }, 'application/json; charset=utf-8'],
		[{ answer: 'pixel' }, PIXEL, 'image/gif'],
		[{ answer: 'text', answerText: 'Danke' }, 'Danke', 'text/plain; charset=utf-8'],
	])('with %j are %j', async (options, body, type) => {
		const { answer } = await get({ click_id: 'c' }, { options });
		expect(answer).toMatchObject({ status: 200, body, headers: { 'content-type': type } });
	});

	it('with the pixel are a GIF of 1 by 1 in plain ASCII', () => {
		const bytes = Buffer.from(PIXEL);
		expect(bytes.length).toBe(PIXEL.length);
		expect(bytes.subarray(0, 6).toString()).toBe('GIF89a');
		expect([bytes.readUInt16LE(6), bytes.readUInt16LE(8), bytes.at(-1)]).toEqual([1, 1, 0x3b]);
	});
});

it('a node without its credential answers 503 and lets the sender keep the postback', async () => {
	const { webhook } = jest.requireActual<typeof import('../../harness')>('../../harness');
	const { answer, outputs, error } = await webhook({
		node,
		request: { query: { secret: SECRET, click_id: 'c' } },
	});
	expect(answer).toMatchObject({ status: 503, body: 'postbacks cannot be received now' });
	expect(answer.headers['retry-after']).toBe('60');
	expect([outputs, error]).toEqual([undefined, undefined]);
});

it('shows refused calls up to 60 times a minute, and how many it did not show', async () => {
	const setting: Setting = { parameters: { refused: 'output' } };
	const send = async (at: number) =>
		await withClock(at, async () => await call({ query: { secret: 'wrong' } }, setting));
	let shown = 0;
	for (let n = 0; n < 70; n++) shown += isNews(await send(NOW)) ? 1 : 0;
	expect(shown).toBe(60);
	expect((await send(NOW + MINUTE)).outputs?.[1]?.[0]?.json).toMatchObject({ unseen: 10 });
});

it('emits a postback on the first of two outputs when refused calls have the second', async () => {
	const { outputs } = await post({ click_id: 'c' }, { parameters: { refused: 'output' } });
	expect(outputs?.map((items) => items.length)).toEqual([1, 0]);
});
