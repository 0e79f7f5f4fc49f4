import { DateTime } from 'luxon';
import type { EntityKind } from '../../../../../nodes/shared/trackers/entity';
import type { Upload } from '../../../../../nodes/shared/trackers/tracker';
import { BinomSimulator } from '../../../../simulators/binom';
import {
	CAMPAIGNS,
	FLOWS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
} from '../../../../simulators/generator';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { binomProbe } from './account';
import { allExpected } from './expected';
import { itTellsAtOnce, itWaitsOut } from '../waiting';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const EVER = { from: DateTime.fromMillis(NOW - 40 * 86_400_000, { zone: 'utc' }) };

const simulator = sharedByTests(new BinomSimulator({ conversions: 90, days: 30, now: () => NOW }));

beforeEach(() => {
	simulator.commands.setLicence?.({ status: 200 });
});

const readAll = async (data: Record<string, string> = {}) =>
	await binomProbe(simulator, {}, data).run(
		async (tracker) => await all(tracker.conversions(EVER)),
	);

async function errorOf(data: Record<string, string> = {}): Promise<string> {
	const error = (await readAll(data).then(
		() => new Error('Nothing went wrong'),
		(thrown: unknown) => thrown,
	)) as Error;
	expect([error.message, error.stack, JSON.stringify(error)].join()).not.toContain(
		simulator.apiKey,
	);
	return error.message;
}

describe('what passes is waited out', () => {
	itWaitsOut(simulator, '/conversions', readAll, () => allExpected(simulator).length);
});

describe('what stays is told in a sentence', () => {
	itTellsAtOnce(simulator, errorOf, [
		['unauthorized', /Binom did not accept the key \(401\)/],
		['paymentRequired', /The API is not part of this Binom plan \(402\)/],
		['forbidden', /Binom does not allow this key to do that \(403\): Simulated error 403/],
		['notFoundHtml', /A web page answered instead of the Binom API \(404\)/],
		['redirect302', /Binom redirects to http:\/\/localhost:\d+\/elsewhere, which was not followed/],
	]);

	it('a wrong key', async () => {
		expect(await errorOf({ apiKey: 'other' })).toBe('Binom did not accept the key (401)');
	});

	it('a panel at another address', async () => {
		expect(await errorOf({ url: `${simulator.url}/elsewhere-on-the-server` })).toBe(
			'A web page answered instead of the Binom API (404)',
		);
	});
});

describe.each<[EntityKind, ReadonlyArray<{ id: number; name: string }>]>([
	['campaign', CAMPAIGNS.filter(({ state }) => state !== 'purged')],
	['offer', OFFERS],
	['landingPage', LANDINGS],
	['flow', FLOWS],
	['trafficSource', SOURCES],
	['affiliateNetwork', NETWORKS],
])('every %s', (kind, rows) => {
	const list = async () => await binomProbe(simulator).list(kind);

	it('is listed for one request, without the row of totals', async () => {
		const found = await list();
		expect(found.map(({ id, name }) => [id, name])).toEqual(
			rows.map(({ id, name }) => [String(id), name]),
		);
		expect(simulator.requestCount).toBe(1);
	});

	it('can be had alone, and one that does not exist is an error that says so', async () => {
		const [, second] = await list();
		const probe = binomProbe(simulator);
		expect(await probe.run(async (tracker) => await tracker.get(kind, second?.id ?? ''))).toEqual(
			second,
		);
		await expect(probe.run(async (tracker) => await tracker.get(kind, '999'))).rejects.toThrow(
			'Binom found nothing there',
		);
	});
});

it('deleted is read however it is written', async () => {
	simulator.commands.deleteCampaign?.({ id: 2 });
	const states = async (kind: EntityKind) =>
		(await binomProbe(simulator).list(kind))
			.filter(({ state }) => state === 'deleted')
			.map(({ id }) => id);
	expect(await states('campaign')).toEqual(['2']);
	expect(await states('offer')).toEqual(['6']);
	expect(await states('landingPage')).toEqual(['4']);
});

describe('an upload', () => {
	const upload = (more: Partial<Upload> = {}): Upload => ({
		clickId: simulator.account.truth.click(3).id,
		transactionId: null,
		payout: 12.5,
		currency: 'EUR',
		status: 'approved',
		convertedAt: null,
		...more,
	});
	const send = async (uploads: Upload[], data: Record<string, string> = {}) =>
		await binomProbe(simulator, {}, data).run(async (tracker) => await tracker.upload(uploads));

	it('is a postback, without the key', async () => {
		expect(await send([upload()])).toEqual([{ accepted: true }]);
		const [request] = simulator.received();
		expect(request).toMatchObject({
			path: '/click',
			query: {
				cnv_id: upload().clickId,
				payout: '12.5',
				cnv_status: 'approved',
				cnv_currency: 'EUR',
			},
		});
		expect(request?.headers).not.toHaveProperty('api-key');
	});

	it('says nothing of what is not known', async () => {
		await send([upload({ payout: null, status: null })]);
		expect(simulator.postbacks.at(-1)).toEqual({ cnv_id: upload().clickId });
	});

	it('goes to the domain for clicks where there is one', async () => {
		const other = new BinomSimulator({ conversions: 0 });
		await other.start();
		try {
			await send([upload()], { clickUrl: `${other.url}/click?cnv_id={clickid}` });
			expect(other.postbacks).toHaveLength(1);
			expect(simulator.requestCount).toBe(0);
		} finally {
			await other.stop();
		}
	});

	it('is sent once, whatever becomes of it, and a page is no answer', async () => {
		for (const kind of ['serverError', 'challengePage', 'redirect302', 'cutBefore'] as const) {
			simulator.misbehave({ kind, times: 1 });
		}
		const results = await send([upload(), upload(), upload(), upload(), upload()]);
		expect(results.map(({ accepted }) => accepted)).toEqual([false, false, false, false, true]);
		expect(simulator.requestCount).toBe(5);
		for (const result of results.slice(0, 4)) {
			expect(result).toMatchObject({ reason: expect.stringContaining('Binom') as string });
		}
	});
});
