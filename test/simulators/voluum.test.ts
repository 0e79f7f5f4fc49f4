import { createTruth } from './generator';
import { VOLUUM_LOGIN, VoluumSimulator, type VoluumTruth } from './voluum';
import { sharedByTests } from './lifetime';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new VoluumSimulator({ conversions: 200, days: 10, now: () => NOW, requestsPerSecond: 1_000 }),
);
let token: string;

const { accessId, accessKey, email, password } = VOLUUM_LOGIN;
const signIn = async (path: string, body: object) => {
	const response = await fetch(simulator.url + path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Record<string, string> };
};
const get = async (path: string, headers: Record<string, string> = { 'cwauth-token': token }) => {
	const response = await fetch(simulator.url + path, { headers });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

beforeEach(async () => {
	token = (await signIn('/auth/access/session', { accessId, accessKey })).body.token ?? '';
});

const DAY = 'from=2026-11-19T00:00:00.000Z&to=2026-11-20T00:00:00.000Z&tz=UTC';

describe('sessions', () => {
	it.each([
		['/auth/access/session', { accessId, accessKey }, 200],
		['/auth/session', { email, password }, 200],
		['/auth/access/session', { accessId, accessKey: 'wrong' }, 401],
		['/auth/session', { email, password: 'wrong' }, 401],
		['/auth/other', { email, password }, 404],
	])('%s with %j answers %i', async (path, body, status) => {
		expect((await signIn(path, body)).status).toBe(status);
	});

	it('are told to end four hours from now', async () => {
		const { body } = await signIn('/auth/access/session', { accessId, accessKey });
		expect(body.expirationTimestamp).toBe('2026-11-20T16:34:56.000Z');
	});

	it('are needed, and end by the clock or when ordered', async () => {
		expect((await get('/offer', {})).status).toBe(401);
		simulator.commands.endSessions?.({ after: 1 });
		expect((await get('/offer')).status).toBe(200);
		expect((await get('/offer')).status).toBe(401);
	});

	it('end with their time', async () => {
		simulator.account.setNow(NOW + 240 * 60_000);
		expect((await get('/offer')).status).toBe(401);
		simulator.account.setNow(NOW);
	});
});

/** What the vendor refuses: trackers §1.3, trackers §1.4. */
describe('is strict', () => {
	it.each([
		['minutes', '/report/conversions?from=2026-11-19T00:30:00Z&to=2026-11-20T00:00:00Z', 'hour'],
		['no time', '/report/conversions?to=2026-11-20T00:00:00Z', "'from' is missing"],
		['a time that is none', '/report/conversions?from=yesterday&to=2026-11-20T00', 'format'],
		['an end before the start', '/report/conversions?from=2026-11-20T00&to=2026-11-19T00', 'after'],
		['an unknown zone', '/report/conversions?from=2026-11-19T00&to=2026-11-20T00&tz=Mars', 'Mars'],
		['a direction in the sort', `/report/conversions?${DAY}&sort=postbackTimestamp:asc`, 'two'],
		['an unknown direction', `/report/conversions?${DAY}&direction=asc`, 'ASC or DESC'],
		['an unknown sort', `/report/conversions?${DAY}&sort=payout`, 'Cannot sort'],
		['a page too large', `/report/conversions?${DAY}&limit=100001`, 'up to 100000'],
		['no grouping', `/report?${DAY}`, "'groupBy' is missing"],
		['plain country', `/report?${DAY}&groupBy=country`, 'Cannot group by country'],
		[
			'four groupings',
			`/report?${DAY}${[1, 2, 3, 4].map((n) => `&groupBy=custom-variable-${n}`).join('')}`,
			'Cannot group',
		],
		['an unknown mode', `/report?${DAY}&groupBy=offer&conversionTimeMode=CLICK`, 'VISIT'],
	])('with %s', async (_, path, words) => {
		const { status, body } = await get(path);
		expect(status).toBe(400);
		expect((body.error as { message: string }).message).toContain(words);
	});

	it.each(['/offers', '/offer/none', '/report/live/clicks', '/'])(
		'with the path %s',
		async (path) => {
			expect((await get(path)).status).toBe(404);
		},
	);

	it('with more than 15 requests a second', async () => {
		const busy = new VoluumSimulator({ conversions: 0 });
		const url = await busy.start();
		const statuses = await Promise.all(
			Array.from({ length: 20 }, async () => (await fetch(`${url}/offer`)).status),
		);
		await busy.stop();
		expect(statuses.filter((status) => status === 429)).toHaveLength(5);
	});
});

describe('the log', () => {
	it('stands on the truth every simulator stands on', () => {
		const truth = createTruth({ conversions: 200, days: 10, end: NOW });
		const rows = simulator.commands.truth?.({}) as VoluumTruth[];
		expect(rows.map(({ clickId }) => clickId).sort()).toEqual(
			Array.from({ length: 200 }, (_, i) => truth.click(truth.clickIndexOf(i)).id).sort(),
		);
	});

	it('has twelve-hour times of the zone that was asked for', async () => {
		const { body } = await get(`/report/conversions?${DAY.replace('UTC', 'America/New_York')}`);
		const rows = body.rows as Array<{ postbackTimestamp: string }>;
		expect(rows.length).toBeGreaterThan(5);
		for (const { postbackTimestamp } of rows) {
			expect(postbackTimestamp).toMatch(/^2026-11-19 (0[1-9]|1[0-2]):\d\d:\d\d [AP]M$/);
		}
	});

	it('takes a postback once for a click and transaction', async () => {
		const { id } = simulator.account.truth.click(1);
		const before = simulator.account.logged(0, Infinity).length;
		for (const txid of ['one', 'one', 'two']) {
			await fetch(`${simulator.url}/postback?cid=${id}&payout=3.5&txid=${txid}&et=Lead`);
		}
		await fetch(`${simulator.url}/postback?cid=unknown&payout=1`);
		const rows = simulator.account.logged(0, Infinity);
		expect(rows).toHaveLength(before + 2);
		expect((simulator.commands.truth?.({}) as VoluumTruth[]).at(-1)).toMatchObject({
			clickId: id,
			transactionId: 'two',
			type: 'Lead',
			revenue: 3.5,
			postbackAt: '2026-11-20T12:34:56.000Z',
		});
	});

	it('promises more rows than it gives when told to', async () => {
		simulator.misbehave({ kind: 'partialPage', times: 1 });
		const { body } = await get(`/report/conversions?${DAY}&limit=1000`);
		expect((body.rows as unknown[]).length).toBeLessThan(body.totalRows as number);
	});
});
