import { DateTime } from 'luxon';
import type { EntityKind } from '../../../../../nodes/shared/trackers/entity';
import type { Upload } from '../../../../../nodes/shared/trackers/tracker';
import { voluum } from '../../../../../nodes/shared/trackers/voluum';
import { CURRENCY } from '../../../../simulators/generator';
import { voluumId, VoluumSimulator } from '../../../../simulators/voluum';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { voluumProbe } from './account';
import { COUNTS } from '../expectedValues';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new VoluumSimulator({ conversions: 400, days: 10, now: () => NOW, requestsPerSecond: 1_000 }),
);

const probe = () => voluumProbe(simulator, { currency: CURRENCY });
const list = async (kind: EntityKind) => await probe().list(kind);

describe('entities', () => {
	it.each(COUNTS)(
		'of kind %s are listed, archived ones too, in one request',
		async (kind, count) => {
			const entities = await list(kind);
			expect(entities).toHaveLength(count);
			expect(new Set(entities.map(({ id }) => id)).size).toBe(count);
			expect(entities.every((one) => one.kind === kind && one.account === 'agency')).toBe(true);
			expect(
				simulator
					.received()
					.map(({ path }) => path)
					.slice(1),
			).toHaveLength(1);
		},
	);

	it('come in the words of every tracker', async () => {
		const campaigns = await list('campaign');
		expect(campaigns[0]).toEqual({
			tracker: 'voluum',
			account: 'agency',
			kind: 'campaign',
			id: voluumId('campaign', 1),
			name: 'FB | Keto | DE',
			state: 'active',
			trackerState: 'ACTIVE',
			url: 'https://track.example.com/fbketo',
			group: 'Nutra',
			createdAt: null,
			updatedAt: null,
		});
		const states = campaigns.map(({ state }) => state);
		expect(states.filter((state) => state === 'paused')).toHaveLength(2);
		expect(states.filter((state) => state === 'archived')).toHaveLength(2);
	});

	it('one is found by its ID', async () => {
		const id = voluumId('offer', 2);
		const offer = await probe().run(async (tracker) => await tracker.get('offer', id));
		expect(offer).toMatchObject({
			id,
			name: 'Crème Jeunesse',
			state: 'active',
			createdAt: '2026-01-15T10:00:00.000Z',
			updatedAt: '2026-06-30T22:15:00.000Z',
		});
	});

	it('one that does not exist is told', async () => {
		const get = probe().run(async (tracker) => await tracker.get('offer', 'none'));
		await expect(get).rejects.toThrow('Voluum found nothing there (404)');
	});
});

describe('clicks', () => {
	const window = { from: DateTime.fromMillis(NOW).minus({ hours: 6 }) };
	const latest = async (campaignIds: string[]) =>
		await voluumProbe(simulator, { campaignIds }).run(
			async (tracker) => await all(tracker.clicks(window)),
		);

	it('are the latest visits of the chosen campaigns, oldest first', async () => {
		const { truth } = simulator.account;
		const seconds = (at: DateTime) => Math.ceil(at.toSeconds());
		const expected = [...truth.clicksBetween(seconds(window.from), Math.floor(NOW / 1000))]
			.filter(({ campaign }) => campaign.id === 1)
			.sort((a, b) => a.at - b.at);
		const found = await latest([voluumId('campaign', 1)]);
		expect(expected.length).toBeGreaterThan(5);
		expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		expect(found[0]).toMatchObject({
			tracker: 'voluum',
			account: 'agency',
			clickedAt: new Date(expected[0]!.at * 1000).toISOString(),
			isConverted: null,
			campaign: { id: voluumId('campaign', 1), name: 'FB | Keto | DE', state: 'active' },
			adClickIds: expected[0]!.adClickIds,
			userAgent: expected[0]!.userAgent,
		});
	});

	it('of all campaigns take a request each, archived ones left out', async () => {
		await latest([]);
		const live = simulator.received().filter(({ path }) => path.includes('/live/'));
		expect(live).toHaveLength(10);
	});

	it('of a campaign that does not exist are an error', async () => {
		await expect(latest(['none'])).rejects.toThrow('There is no such campaign');
	});
});

describe('an upload', () => {
	const upload = (changes: Partial<Upload> = {}): Upload => ({
		clickId: simulator.account.truth.click(3).id,
		transactionId: 'T-1',
		payout: 12.5,
		currency: 'USD',
		status: 'Sale',
		convertedAt: '2026-11-20T12:00:00.000Z',
		...changes,
	});
	const send = async (...uploads: Upload[]) =>
		await probe().run(async (tracker) => await tracker.upload(uploads));
	const sent = () => simulator.received().filter(({ path }) => path === '/conversion');

	it('is one request of one line each, and the conversions are in the log', async () => {
		const results = await send(
			upload(),
			upload({ transactionId: 'T,"2"', payout: null, currency: null, status: null }),
		);
		expect(results).toEqual([{ accepted: true }, { accepted: true }]);
		const { id } = simulator.account.truth.click(3);
		expect(sent().map(({ body }) => body)).toEqual([
			`${id},12.5,T-1,Sale,2026-11-20T12:00:00.000Z\n${id},,"T,""2""",,2026-11-20T12:00:00.000Z`,
		]);
		const window = { from: DateTime.fromMillis(NOW).minus({ hours: 1 }) };
		const logged = await probe().run(async (tracker) => await all(tracker.conversions(window)));
		expect(logged.find(({ transactionId }) => transactionId === 'T-1')).toMatchObject({
			clickId: id,
			revenue: 12.5,
			event: 'Purchase',
			convertedAt: '2026-11-20T12:00:00.000Z',
		});
		expect(logged.map(({ transactionId }) => transactionId)).toContain('T,"2"');
	});

	it('that was taken in part is not taken for accepted', async () => {
		const results = await send(
			upload({ transactionId: 'T-3' }),
			upload({ transactionId: 'T-4', clickId: 'no-such-click' }),
		);
		expect(results).toMatchObject([
			{ accepted: false, reason: 'Voluum took 1 of 2 conversions and does not say which' },
			{ accepted: false },
		]);
	});

	it.each<[string, Partial<Upload>, RegExp]>([
		['no click ID', { clickId: ' ' }, /no click ID/],
		['another currency', { currency: 'EUR' }, /currency of the account/],
		['a line break', { transactionId: 'a\nb' }, /line break/],
	])('with %s is refused without a request', async (_, changes, reason) => {
		const [result] = await send(upload(changes));
		expect(result).toMatchObject({ accepted: false, reason: expect.stringMatching(reason) });
		expect(sent()).toEqual([]);
	});

	it('is not sent twice when the answer breaks off', async () => {
		simulator.misbehave({ kind: 'cutBody', times: 1, pathIncludes: '/conversion' });
		await expect(send(upload({ transactionId: 'T-5' }))).rejects.toThrow('broke before');
		expect(sent()).toHaveLength(1);
	});
});

describe('the account', () => {
	const login = { accessId: 'test-id', accessKey: 'test-key', authentication: 'accessKey' };

	it('is called as the user calls it', () => {
		expect(voluum.accountOf({ ...login, accountName: ' Agency 2 ' })).toBe('Agency 2');
	});

	it('without a name is told apart by who signs in, and shows neither', () => {
		const [one, two] = ['test-id', 'other-id'].map((accessId) =>
			voluum.accountOf({ ...login, accessId }),
		);
		expect(one).not.toBe(two);
		expect(one).toMatch(/^[\w-]{10}$/);
		expect(voluum.accountOf({ ...login, accessKey: 'renewed' })).toBe(one);
	});

	it('that names nobody is told', () => {
		expect(() => voluum.accountOf({})).toThrow("Set 'Account Name'");
	});
});
