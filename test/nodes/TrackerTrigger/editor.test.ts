import type { INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import { TrackerTrigger } from '../../../nodes/TrackerTrigger/TrackerTrigger.node';
import { loadOptions } from '../../harness';
import { Publication, type PublicationOptions } from './publication';

afterAll(async () => await Publication.stopAll());

const test = async ({ poller, now }: Publication) =>
	((await poller.poll({ mode: 'manual', now })) ?? []).map(
		({ json }) => json as unknown as Conversion,
	);

describe('Fetch Test Event', () => {
	it('shows the newest conversions of the account', async () => {
		const publication = await Publication.start();
		const newest = publication
			.truth()
			.map(({ datetime }) => datetime)
			.sort()
			.slice(-10)
			.reverse();
		expect((await test(publication)).map(({ updatedAt }) => updatedAt)).toEqual(newest);
	});

	it('keeps to the filters', async () => {
		const parameters = { filters: { statuses: ['rebill'] } };
		const publication = await Publication.start({ parameters });
		const shown = await test(publication);
		expect(shown.length).toBeGreaterThan(0);
		expect(new Set(shown.map(({ trackerStatus }) => trackerStatus))).toEqual(new Set(['rebill']));
	});

	it('leaves the cursor where it is', async () => {
		const publication = await Publication.start();
		await publication.catchUp();
		const before = JSON.stringify(publication.poller.savedStaticData);
		publication.order('create', { count: 2 });
		expect(await test(publication)).not.toEqual([]);
		expect(JSON.stringify(publication.poller.savedStaticData)).toBe(before);
		expect(publication.poller.emissions).toHaveLength(1);
		expect((await publication.tick()).length).toBeGreaterThanOrEqual(2);
	});

	it.each<[string, PublicationOptions]>([
		['an empty account', { tracker: { conversions: 0 } }],
		['filters that let nothing through', { parameters: { filters: { statuses: ['nonsense'] } } }],
	])('%s: says so, and what to do', async (_, options) => {
		const publication = await Publication.start(options);
		await expect(test(publication)).rejects.toMatchObject({
			message: 'No data with the current filter could be found',
			description: expect.stringContaining('Loosen the filters'),
		});
	});

	it('is not kept from working by a sync under way', async () => {
		const publication = await Publication.start();
		publication.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		const polling = publication.poller.poll({ now: publication.now });
		expect(await test(publication)).toHaveLength(10);
		expect((await polling)?.length).toBeGreaterThan(0);
	});

	it('tells what is wrong with the account', async () => {
		const publication = await Publication.start({ credential: { apiKey: 'wrong' } });
		await expect(test(publication)).rejects.toMatchObject({
			message: 'Keitaro did not accept the key (401)',
			description: expect.stringContaining('Maintenance → Users'),
		});
	});
});

describe('lists loaded from the account', () => {
	const load = async (
		{ simulator }: Publication,
		method: string,
		data: Record<string, string> = {},
		parameters: INodeParameters = {},
	) =>
		await loadOptions({
			node: new TrackerTrigger(),
			method,
			parameters,
			credentials: {
				keitaroApi: {
					instance: new KeitaroApi(),
					data: { url: simulator.url, apiKey: 'keitaro-test-key', currency: 'USD', ...data },
				},
			},
		});

	it('campaigns come sorted, with their ids, and say when they are paused or archived', async () => {
		const publication = await Publication.start({ tracker: { conversions: 0 } });
		const campaigns = await load(publication, 'getCampaigns');
		expect(campaigns).toHaveLength(12);
		expect(campaigns).toContainEqual({ name: 'FB | Keto | DE (#1)', value: '1' });
		expect(campaigns).toContainEqual({ name: 'FB Keto AT (paused) (paused, #9)', value: '9' });
		expect(campaigns).toContainEqual({ name: 'TikTok 2024 test (archived, #12)', value: '12' });
		const names = campaigns.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it.each(['v11', 'v9'] as const)('statuses and events exist on %s', async (build) => {
		const publication = await Publication.start({ tracker: { conversions: 0, build } });
		const statuses = await load(publication, 'getStatuses');
		expect(statuses.map(({ value }) => value)).toEqual([
			'deposit',
			'lead',
			'rebill',
			'registration',
			'rejected',
			'sale',
			'trash',
		]);
		const events = await load(publication, 'getEvents');
		const values = events.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(['CompleteRegistration', 'Lead', 'Purchase']));
		expect(new Set(values).size).toBe(values.length);
	});

	it('every event on offer is one that conversions come with', async () => {
		const publication = await Publication.start();
		const events = new Set((await publication.catchUp()).map(({ event }) => event as string));
		const offered = await load(publication, 'getEvents');
		expect(offered.map(({ value }) => value).filter((value) => !events.has(String(value)))).toEqual(
			[],
		);
	});

	it.each(['getCampaigns', 'getStatuses', 'getEvents'])(
		'%s tells what is wrong',
		async (method) => {
			const publication = await Publication.start({ tracker: { conversions: 0 } });
			await expect(load(publication, method, { apiKey: 'wrong' })).rejects.toMatchObject({
				message: 'Keitaro did not accept the key (401)',
			});
			publication.order('setEdition', { status: 402 });
			await expect(load(publication, method)).rejects.toMatchObject({
				message: 'The API is not part of this Keitaro plan (402)',
			});
		},
	);
});
