import type { EntityKind } from '../../../../../nodes/shared/trackers/entity';
import {
	CAMPAIGNS,
	FLOWS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
} from '../../../../simulators/generator';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import { redtrackId, RedtrackSimulator } from '../../../../simulators/redtrack';
import { sharedByTests } from '../../../../simulators/lifetime';
import { fakeLink } from '../fakeLink';
import { redtrackProbe } from './account';

const simulator = sharedByTests(new RedtrackSimulator({ conversions: 0 }));

const list = async (kind: EntityKind, includeRaw = false) =>
	await redtrackProbe(simulator, { includeRaw }).list(kind);
const listed = CAMPAIGNS.filter(({ state }) => state !== 'purged');

const KINDS: Array<
	[EntityKind, Parameters<typeof redtrackId>[0], ReadonlyArray<{ id: number; name: string }>]
> = [
	['campaign', 'campaign', listed],
	['offer', 'offer', OFFERS],
	['landingPage', 'landing', LANDINGS],
	['flow', 'stream', FLOWS],
	['trafficSource', 'source', SOURCES],
	['affiliateNetwork', 'network', NETWORKS],
];

describe.each(KINDS)('every %s', (kind, name, rows) => {
	it('is listed, for two requests at most', async () => {
		const found = await list(kind);
		expect(found.map(({ id, name: title }) => [id, title])).toEqual(
			rows.map(({ id, name: title }) => [redtrackId(name, id), title]),
		);
		expect(found[0]).toMatchObject({ tracker: 'redtrack', account: 'agency', kind });
		expect(simulator.requestCount).toBeLessThanOrEqual(2);
	});

	it('can be had alone', async () => {
		const [, second] = await list(kind);
		const one = await redtrackProbe(simulator).run(
			async (tracker) => await tracker.get(kind, second?.id ?? ''),
		);
		expect(one).toEqual(second);
	});

	it('that does not exist is an error that says so', async () => {
		const id = redtrackId(name, 999);
		await expect(
			redtrackProbe(simulator).run(async (tracker) => await tracker.get(kind, id)),
		).rejects.toThrow('RedTrack found nothing there');
	});
});

it('tells states, addresses and times', async () => {
	const [active, ...others] = await list('campaign');
	expect(active).toMatchObject({
		state: 'active',
		trackerState: '1',
		url: 'https://go.example.com/fbketo?ref_id={clickid}',
		createdAt: '2026-01-15T10:00:00.000Z',
		updatedAt: '2026-06-30T22:15:00.000Z',
	});
	expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['active', 'paused']));
	expect((await list('flow'))[0]).toMatchObject({ state: null, createdAt: null, url: null });
});

it('the tracker’s own row is there when asked for, without the token of a network’s postbacks', async () => {
	const [network] = await list('affiliateNetwork', true);
	expect(network?.raw).toMatchObject({ currency: 'USD', postback_token: '***' });
	expect((await list('offer'))[0]).not.toHaveProperty('raw');
});

it('a list is read to its end, however few rows the server gives a page', async () => {
	const rows = Array.from({ length: 130 }, (_, i) => ({
		id: redtrackId('offer', i),
		title: `${i}`,
	}));
	const pages: unknown[] = [];
	const link = fakeLink(async ({ query = {} }) => {
		pages.push(query.page);
		return rows.slice((Number(query.page) - 1) * 50, Number(query.page) * 50);
	});
	const tracker = redtrack.connect(link, accountSettings(link.credential));
	const found = [];
	for await (const page of tracker.list?.('offer') ?? []) found.push(...page);
	expect(found).toHaveLength(130);
	expect(pages).toEqual([1, 2, 3, 4]);
});
