import type { INodeParameters } from 'n8n-workflow';
import { byId, CONNECTION, TRACKER, Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});

describe('what cannot be right is said before anything is sent', () => {
	it.each([
		['mapping.getAll', { configId: byId('') }, "'Tracker' is empty"],
		['tracker.deleteAccess', { ...TRACKER, memberId: byId('m') }, "'Confirm' is off"],
		['tracker.create', { name: '', ...CONNECTION }, "'Name' is empty"],
		['tracker.create', { name: 'N', ...CONNECTION, trackerUrl: '' }, "'Tracker URL' is empty"],
		['tracker.update', TRACKER, "'Update Fields' has nothing to change"],
		['tracker.getAll', { options: { path: 'https://x.example.com' } }, "'Path' must begin with"],
		['tracker.getAll', { options: { queryParameters: '[1]' } }, 'must be a JSON object'],
		['api.call', { method: 'GET', path: '//x.example.com' }, "'Path' must begin with"],
		['api.call', { method: 'GET', path: '' }, "'Path' is empty"],
		['breakdown.geo', { ...TRACKER, dateRange: 'custom' }, "'From' is empty"],
		[
			'breakdown.geo',
			{ ...TRACKER, options: { currency: 'EURO' } },
			"'Currency' is not a currency",
		],
		['mappingRule.create', { ...TRACKER, given: 'json', rule: '{}' }, "'Rule (JSON)' is empty"],
		['mappingRule.create', { ...TRACKER, value: 'x' }, "'Wevion Campaign ID' is empty"],
		['postback.sendConversion', { clickId: '' }, "'Click ID' is empty"],
		[
			'postback.sendConversion',
			{ clickId: '{click_id}' },
			"'Click ID' is a macro that nobody replaced: {click_id}",
		],
		['postback.sendConversion', { clickId: 'c', value: 'ten' }, "'Value' is not an amount: ten"],
		['postback.sendConversion', { clickId: 'c', urlTemplate: 'abc' }, 'is not an address'],
	])('%s with %j: %s', async (operation, parameters, words) => {
		await expect(workspace.run(operation, parameters as INodeParameters)).rejects.toThrow(words);
		expect(workspace.simulator.requestCount).toBe(0);
	});

	it.each([
		['{', 'is not valid JSON'],
		['[]', 'must be a JSON object'],
		['{"trackerTypos": "/x"}', "knows no 'trackerTypos'; there are profile, trackers"],
		['{"trackers": "https://x.example.com"}', 'must be a path'],
		['{"trackers": 5}', 'must be text'],
	])('Paths and Names %s: %s', async (overrides, words) => {
		const run = workspace.run('tracker.getAll', {}, { credential: { overrides } });
		await expect(run).rejects.toThrow(words);
	});
});
