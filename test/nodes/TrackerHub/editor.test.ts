import { listSearch, loadOptions } from '../../harness';
import { HubAccount } from './hubAccount';

const account = HubAccount.shared({ conversions: 10 });

const search = async (method: string, filter?: string) =>
	(await listSearch({ ...account.setup({}), method, filter })).results;

const COLLECTIONS = [
	['searchAffiliateNetworks', 'affiliate_networks'],
	['searchCampaigns', 'campaigns'],
	['searchLandingPages', 'landing_pages'],
	['searchOffers', 'offers'],
	['searchTrafficSources', 'traffic_sources'],
] as const;

it.each(COLLECTIONS)('%s lists what the account has', async (method, path) => {
	const own = account.simulator.account.collection(path).list(false);
	const found = (await search(method)).map(({ value }) => value);
	expect(own.length).toBeGreaterThan(0);
	expect(found).toEqual(expect.arrayContaining(own.map(({ id }) => String(id))));
});

it('lists flows of all campaigns, and finds one by text with a single request', async () => {
	const [flow] = account.simulator.account.collection('streams').list(false);
	const all = await search('searchFlows');
	expect(all.map(({ value }) => value)).toContain(String(flow?.id));
	account.simulator.forgetTraffic();
	const found = await search('searchFlows', String(flow?.name));
	expect(found.map(({ value }) => value)).toContain(String(flow?.id));
	expect(account.simulator.received().map(({ path }) => path)).toEqual([
		'/admin_api/v1/streams/search',
	]);
});

it('narrows down by part of a name, whatever its case, and by ID', async () => {
	const [campaign] = account.simulator.account.collection('campaigns').list(false);
	const part = String(campaign?.name).slice(1).toUpperCase();
	expect((await search('searchCampaigns', part)).map(({ value }) => value)).toContain(
		String(campaign?.id),
	);
	const byId = await search('searchCampaigns', `#${String(campaign?.id)})`);
	expect(byId.map(({ value }) => value)).toEqual([String(campaign?.id)]);
	expect(await search('searchCampaigns', 'no such name')).toEqual([]);
});

it('offers campaigns to filter by, and says which are not active', async () => {
	const options = await loadOptions({ ...account.setup({}), method: 'getCampaigns' });
	const archived = account.simulator.account.collection('campaigns').list(true);
	const ids = options.map(({ value }) => value);
	expect(ids).toEqual(expect.arrayContaining(archived.map(({ id }) => String(id))));
	expect(options.filter(({ name }) => name.includes('(archived, #'))).toHaveLength(archived.length);
});

it('says what is wrong with the key instead of showing an empty list', async () => {
	const setup = account.setup({}, { apiKey: 'other-key' });
	await expect(listSearch({ ...setup, method: 'searchCampaigns' })).rejects.toThrow(
		'Keitaro did not accept the key (401)',
	);
});

it('says so when the tracker is unknown', async () => {
	const setup = account.setup({ tracker: 'nosuch' });
	await expect(listSearch({ ...setup, method: 'searchCampaigns' })).rejects.toThrow(
		"'nosuch' is no tracker this node knows",
	);
});
