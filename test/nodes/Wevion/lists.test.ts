import { listSearch, loadOptions } from '../../harness';
import type { WevionSimulatorOptions } from '../../simulators/wevion';
import { TRACKER, Workspace } from './workspace';

let workspace: Workspace;
const start = async (options: WevionSimulatorOptions = {}) => {
	workspace = await Workspace.start(options);
};

const ALL = { returnAll: true };

describe.each(['bare', 'data', 'items', 'named'] as const)('answers wrapped as %s', (envelope) => {
	it.each([
		['tracker.getAll', 2],
		['tracker.getTypes', 3],
		['mapping.getAll', 3],
		['mapping.setUp', 2],
		['mappingRule.getAll', 1],
		['breakdown.geo', 2],
		['postback.getCurrencies', 3],
	])('%s has its rows', async (operation, rows) => {
		await start({ envelope });
		expect(await workspace.ask(operation, { ...TRACKER, ...ALL })).toHaveLength(rows);
	});
});

it('an answer without a list is shown as it came, with a hint', async () => {
	await start({ envelope: 'odd' });
	const { output, hints } = await workspace.run('mapping.getAll', { ...TRACKER, simplify: false });
	expect(output.map(({ json }) => json)).toEqual([{ answer: { text: 'see elsewhere' } }]);
	expect(hints).toEqual(["Wevion's answer has no list in it; it is shown as it came"]);
});

describe.each(['cursor', 'number'] as const)('pages told by %s', (paging) => {
	it('are all read with Return All', async () => {
		await start({ pageSize: 2, paging, envelope: 'data' });
		const rows = await workspace.ask('mapping.getAll', { ...TRACKER, ...ALL });
		expect(rows.map(({ trackerCampaignId }) => trackerCampaignId)).toEqual(['101', '102', '103']);
		expect(workspace.simulator.requestCount).toBe(2);
	});

	it('are read no further than the limit', async () => {
		await start({ pageSize: 2, paging, envelope: 'data' });
		const rows = await workspace.ask('mapping.getAll', { ...TRACKER, limit: 2 });
		expect(rows).toHaveLength(2);
		expect(workspace.simulator.requestCount).toBe(1);
	});
});

it('pages that do not move end with a hint, not in a circle', async () => {
	await start({ pageSize: 2, paging: 'stuck' });
	const { output, hints } = await workspace.run('mapping.getAll', { ...TRACKER, ...ALL });
	expect(output).toHaveLength(2);
	expect(workspace.simulator.requestCount).toBe(2);
	expect(hints).toEqual([
		expect.stringContaining("set 'cursor' or 'page' under 'Paths and Names'"),
	]);
});

describe('lists of the editor', () => {
	const ON_SCREEN = { resource: 'tracker', operation: 'updateAccess' };
	const search = async (method: string, filter?: string, parameters = {}) =>
		(await listSearch({ ...workspace.setup({ ...ON_SCREEN, ...parameters }), method, filter }))
			.results;

	it('has the trackers of the account', async () => {
		await start();
		expect(await search('searchTrackers')).toEqual([
			{ name: 'Binom, binom_v2 (trk-2)', value: 'trk-2' },
			{ name: 'Production Keitaro, keitaro (trk-1)', value: 'trk-1' },
		]);
		expect(await search('searchTrackers', 'PRODUCTION')).toHaveLength(1);
	});

	it('has the types that Wevion knows', async () => {
		await start();
		const types = (await search('searchTrackerTypes')).map(({ value }) => value);
		expect(types).toEqual(['binom_v2', 'keitaro', 'voluum']);
	});

	it('has the two types that are documented where the list of types is elsewhere', async () => {
		await start({ unconfirmed: 'missing' });
		const types = (await search('searchTrackerTypes')).map(({ value }) => value);
		expect(types).toEqual(['binom_v2', 'keitaro']);
	});

	it('has currencies', async () => {
		await start({ envelope: 'data' });
		expect(await search('searchCurrencies', 'eu')).toEqual([{ name: 'EUR', value: 'EUR' }]);
	});

	it('has the members of the chosen tracker, and the users of it', async () => {
		await start();
		expect(await search('searchMembers', '', TRACKER)).toEqual([
			{ name: 'Name of member-1 (member-1)', value: 'member-1' },
		]);
		const setup = workspace.setup({ ...ON_SCREEN, ...TRACKER });
		expect(await loadOptions({ ...setup, method: 'getTrackerUsers' })).toEqual([
			{ name: 'anna', value: '3' },
			{ name: 'boris', value: '4' },
		]);
	});

	it('asks for the tracker first', async () => {
		await start();
		await expect(search('searchMembers')).rejects.toThrow('Choose a tracker first');
	});

	it('says in its own words what is wrong', async () => {
		await start({ unconfirmed: 'missing' });
		await expect(search('searchTrackers')).rejects.toThrow('unconfirmed path');
	});
});
