import type { IDataObject } from 'n8n-workflow';
import type { WevionSimulatorOptions } from '../../simulators/wevion';
import { byId, TRACKER, Workspace } from './workspace';

let workspace: Workspace;
const start = async (options: WevionSimulatorOptions = {}) => {
	workspace = await Workspace.start(options);
};

const of = (trackerCampaignId: string, campaignId: string) => ({ trackerCampaignId, campaignId });
const MERGE = { ...TRACKER, mode: 'merge', given: 'fields' };
const REPLACE = { ...TRACKER, mode: 'replace', given: 'json' };

/** What is in Wevion: tracker campaign → ad campaign. */
const pairs = () =>
	Object.fromEntries(
		workspace.simulator.account
			.tracker('trk-1')
			.mappings.map((row) => [String(row.trackerCampaignId), row.campaignId]),
	);

describe.each(['replace', 'merge'] as const)('whether a PUT replaces or merges (%s)', (put) => {
	it('a change of one mapping keeps all others', async () => {
		await start({ put });
		await workspace.ask('mapping.update', { ...MERGE, mappings: { items: [of('102', 'ad-7')] } });
		expect(pairs()).toEqual({ 101: 'ad-1', 102: 'ad-7', 103: 'ad-3' });
	});

	it('fields of a mapping that this node does not know stay', async () => {
		await start({ put });
		await workspace.ask('mapping.update', { ...MERGE, mappings: { items: [of('102', 'ad-7')] } });
		expect(workspace.simulator.account.tracker('trk-1').mappings).toContainEqual(
			expect.objectContaining({ id: 'map-102', platform: 'meta', createdAt: expect.any(String) }),
		);
	});
});

it('a removal that Wevion did not follow is told', async () => {
	await start({ put: 'merge' });
	const { output, hints } = await workspace.run('mapping.update', { ...MERGE, remove: '103' });
	expect(output[0]?.json).toMatchObject({
		...{ saved: true, verified: false, missing: [] },
		remaining: [expect.objectContaining({ trackerCampaignId: '103' })],
	});
	expect(hints).toEqual([expect.stringContaining('its list is not what was sent')]);
});

it('a mapping that Wevion did not keep is told', async () => {
	await start({ put: 'ignore' });
	const [result] = await workspace.ask('mapping.update', {
		...{ ...MERGE, mappings: { items: [of('104', 'ad-4')] } },
	});
	expect(result).toMatchObject({ verified: false, missing: [of('104', 'ad-4')] });
});

it('a replacement that is not confirmed sends nothing and shows what would vanish', async () => {
	await start();
	const parameters = { ...REPLACE, mappingsJson: [of('101', 'ad-1'), of('104', 'ad-4')] };
	const [result] = await workspace.ask('mapping.update', { ...parameters, confirm: false });
	expect(result).toMatchObject({
		...{ saved: false, total: 2, added: ['104'], changed: [], unchanged: 1 },
		vanishing: [
			expect.objectContaining({ trackerCampaignId: '102', campaignName: 'Meta Winter Sale' }),
			expect.objectContaining({ trackerCampaignId: '103' }),
		],
		nextStep: expect.stringContaining("Switch on 'Confirm'"),
	});
	expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
	await workspace.ask('mapping.update', { ...parameters, confirm: true });
	expect(pairs()).toEqual({ 101: 'ad-1', 104: 'ad-4' });
});

it('sends nothing when all is as it should be', async () => {
	await start();
	const [result] = await workspace.ask('mapping.update', {
		...{ ...MERGE, mappings: { items: [of('102', 'ad-2')] } },
	});
	expect(result).toMatchObject({ saved: false, unchanged: 3 });
	expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
});

it('speaks the names that the mappings of the account have', async () => {
	await start({ style: 'snake' });
	await workspace.ask('mapping.update', {
		...{ ...MERGE, mappings: { items: [of('102', 'ad-7'), of('104', 'ad-4')] } },
	});
	const { body } = workspace.sent()[1] ?? {};
	expect((body as { mappings: IDataObject[] }).mappings).toEqual([
		expect.objectContaining({ tracker_campaign_id: '101', campaign_id: 'ad-1' }),
		expect.objectContaining({ tracker_campaign_id: '102', campaign_id: 'ad-7' }),
		expect.objectContaining({ tracker_campaign_id: '103' }),
		{ tracker_campaign_id: '104', campaign_id: 'ad-4' },
	]);
});

it('reads every page before it writes', async () => {
	await start({ pageSize: 2, envelope: 'data' });
	await workspace.ask('mapping.update', { ...MERGE, mappings: { items: [of('101', 'ad-7')] } });
	expect(pairs()).toEqual({ 101: 'ad-7', 102: 'ad-2', 103: 'ad-3' });
});

it('saves suggestions as Detect returns them', async () => {
	await start();
	const found = await workspace.ask('mapping.detect', { ...TRACKER, returnAll: true });
	const parameters = {
		...TRACKER,
		mode: 'merge',
		given: 'json',
		mappingsJson: JSON.stringify(found),
	};
	await workspace.ask('mapping.update', parameters);
	expect(pairs()).toMatchObject({ 101: 'ad-1', 104: 'ad-4' });
	const { body } = workspace.sent().find(({ call }) => call.startsWith('PUT')) ?? {};
	expect(JSON.stringify(body)).not.toContain('score');
});

it('sends a bare list where the name of the list is blank', async () => {
	await start();
	const credential = { overrides: '{"mappingList": ""}' };
	const parameters = { ...MERGE, mappings: { items: [of('102', 'ad-7')] } };
	await workspace.ask('mapping.update', parameters, { credential });
	expect(workspace.sent()[1]?.body).toHaveLength(3);
});

it('an empty list of mappings takes the usual names', async () => {
	await start();
	const parameters = { ...MERGE, configId: byId('trk-2'), mappings: { items: [of('1', 'ad-1')] } };
	const [result] = await workspace.ask('mapping.update', parameters);
	expect(result).toMatchObject({ saved: true, verified: true, total: 1, added: ['1'] });
});

describe('nothing is sent', () => {
	const wish = { mappings: { items: [of('102', 'ad-7')] } };

	it.each<[string, WevionSimulatorOptions]>([
		['where the answer has no list', { envelope: 'odd' }],
		['where not all pages can be read', { pageSize: 2, paging: 'stuck' }],
	])('%s', async (_, options) => {
		await start(options);
		const run = workspace.run('mapping.update', { ...MERGE, ...wish });
		await expect(run).rejects.toThrow('so nothing was sent');
		expect(workspace.calls().filter((call) => call.startsWith('PUT'))).toEqual([]);
	});

	it('where the fields of the mappings are not known', async () => {
		await start();
		workspace.simulator.account.tracker('trk-1').mappings = [{ from: 'a', to: 'b' }];
		const run = workspace.run('mapping.update', { ...MERGE, ...wish });
		await expect(run).rejects.toMatchObject({
			message: expect.stringContaining('a shape that this node does not know'),
			description: expect.stringContaining('mappingTrackerCampaign'),
		});
		expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
	});

	it.each([
		[{ ...MERGE }, "'Mappings' is empty"],
		[{ ...MERGE, mappings: { items: [of('', 'ad-1')] } }, 'without trackerCampaignId'],
		[{ ...MERGE, mappings: { items: [of('1', '')] } }, 'without campaignId'],
		[{ ...REPLACE, mappingsJson: '{"a": 1}' }, "'Mappings (JSON)' must be a list"],
		[{ ...REPLACE, mappingsJson: '[' }, "'Mappings (JSON)' is not valid JSON"],
	])('with %j', async (parameters, words) => {
		await start();
		await expect(workspace.run('mapping.update', parameters)).rejects.toThrow(words);
		expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
	});
});
