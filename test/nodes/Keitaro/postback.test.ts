import type { IDataObject } from 'n8n-workflow';
import { SimulatedAccount } from './support/account';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

describe('Postback: entries of a campaign', () => {
	let account: SimulatedAccount;
	beforeEach(async () => {
		account = await SimulatedAccount.start({ conversions: 10 });
	});
	afterEach(async () => {
		await account.stop();
	});

	const owner = { belongsTo: 'campaign', campaignId: byId('2') };
	const entriesOf = () => account.simulator.account.collection('campaigns').get(2).postbacks;
	const add = async (url: string, more: IDataObject = {}) =>
		(await account.run('postback.create', { ...owner, url, ...more })).items[0] ?? {};

	it('adds an entry behind those that are there', async () => {
		const first = await add('https://one.example.com/?id={subid}');
		const second = await add('https://two.example.com/?token=abc&id={subid}', {
			...{ trigger: 'sales', method: 'POST' },
		});
		expect(first).toMatchObject({ campaignId: 2, method: 'GET', trigger: 'all', state: 'active' });
		expect(second).toMatchObject({
			...{ method: 'POST', trigger: 'sales', statuses: ['sale', 'rebill'] },
			url: 'https://two.example.com/?token=***&id={subid}',
		});
		expect(entriesOf()).toMatchObject([
			{
				...{ method: 'GET', url: 'https://one.example.com/?id={subid}' },
				statuses: ['lead', 'sale', 'rejected', 'rebill'],
			},
			{ method: 'POST', url: 'https://two.example.com/?token=abc&id={subid}' },
		]);
	});

	it('changes and deletes the chosen entry and no other', async () => {
		await add('https://one.example.com/');
		const second = await add('https://two.example.com/', { trigger: 'leads' });
		await add('https://three.example.com/');
		const { items } = await account.run('postback.update', {
			...owner,
			postbackId: second.id as string,
			updateFields: { url: 'https://changed.example.com/', state: 'inactive' },
		});
		expect(items).toMatchObject([{ url: 'https://changed.example.com/', state: 'inactive' }]);
		expect(entriesOf()).toMatchObject([
			{ url: 'https://one.example.com/' },
			{ url: 'https://changed.example.com/', statuses: [] },
			{ url: 'https://three.example.com/' },
		]);
		const deleted = await account.run('postback.delete', {
			...owner,
			postbackId: items[0]?.id as string,
		});
		expect(deleted.items).toEqual([{ deleted: true }]);
		expect(entriesOf()).toMatchObject([
			{ url: 'https://one.example.com/' },
			{ url: 'https://three.example.com/' },
		]);
	});

	it.each([
		[{ method: 'POST' }, { method: 'POST', statuses: ['lead'] }],
		[{ state: 'active' }, { method: 'GET', statuses: ['lead'] }],
		[{ trigger: 'sales' }, { statuses: ['sale', 'rebill'] }],
		[{ trigger: 'statuses', statuses: ['rebill'] }, { statuses: ['rebill'] }],
		[{ statuses: ['rejected'] }, { statuses: ['rejected'] }],
	])('leaves alone what is not in %j', async (updateFields, expected) => {
		const { id } = await add('https://one.example.com/', { trigger: 'leads' });
		const parameters = { ...owner, postbackId: id as string, updateFields };
		await account.run('postback.update', parameters);
		expect(entriesOf()).toMatchObject([{ url: 'https://one.example.com/', ...expected }]);
	});

	it('reads one entry, with its secrets only when asked', async () => {
		const { id } = await add('https://one.example.com/?key=abc');
		const parameters = { ...owner, postbackId: id as string };
		const hidden = await account.run('postback.get', parameters);
		const open = await account.run('postback.get', { ...parameters, includeSecrets: true });
		expect(hidden.items[0]?.url).toBe('https://one.example.com/?key=***');
		expect(open.items[0]?.url).toBe('https://one.example.com/?key=abc');
	});

	it.each(['get', 'update', 'delete'])('%s says when there is no such entry', async (operation) => {
		await add('https://one.example.com/');
		const run = account.run(`postback.${operation}`, { ...owner, postbackId: 'nothing' });
		await expect(run).rejects.toThrow("'Postback ID' matches no postback of the campaign: nothing");
		expect(entriesOf()).toHaveLength(1);
	});

	const source = { belongsTo: 'trafficSource', trafficSourceId: byId('1') };
	const held = () => account.simulator.account.collection('traffic_sources').get(1);

	it('sets, changes, reads and empties the postback of a traffic source', async () => {
		await account.run('postback.delete', source);
		expect(held()).toMatchObject({ postback_url: '', postback_statuses: [] });
		await expect(account.run('postback.get', source)).rejects.toThrow('without a postback');
		await account.run('postback.create', {
			...source,
			url: 'https://a.example.com/',
			trigger: 'leads',
		});
		expect(held()).toMatchObject({
			postback_url: 'https://a.example.com/',
			postback_statuses: ['lead'],
		});
		const again = account.run('postback.create', { ...source, url: 'https://b.example.com/' });
		await expect(again).rejects.toThrow('has a postback already');
		await account.run('postback.update', { ...source, updateFields: { state: 'inactive' } });
		const { items } = await account.run('postback.get', source);
		expect(items).toMatchObject([{ trafficSourceId: 1, state: 'inactive', statuses: [] }]);
	});

	it('lists those of one campaign, of one source, or of all', async () => {
		await account.run('postback.delete', source);
		await account.run('postback.create', { ...source, url: 'https://source.example.com/' });
		await add('https://one.example.com/');
		const urls = async (parameters: IDataObject) =>
			(await account.run('postback.getAll', parameters as never)).items.map(({ url }) => url);
		expect(await urls(owner)).toEqual(['https://one.example.com/']);
		expect(await urls(source)).toEqual(['https://source.example.com/']);
		const all = await urls({ returnAll: true });
		expect(all).toEqual(expect.arrayContaining(['https://one.example.com/']));
		expect(all).toEqual(expect.arrayContaining(['https://source.example.com/']));
		expect(await urls({ limit: 1 })).toHaveLength(1);
	});
});
