import { ENDPOINTS } from '../../../nodes/shared/wevion/endpoints';
import { byId, CONNECTION, TRACKER, Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});

/** The operations that use paths which public documents only imply, and the key of each. */
const IMPLIED: ReadonlyArray<readonly [string, keyof typeof ENDPOINTS, object]> = [
	['tracker.getAll', 'trackers', {}],
	['tracker.getTypes', 'trackerTypes', {}],
	['tracker.create', 'trackerCreate', { name: 'New', ...CONNECTION }],
	['tracker.getUsers', 'trackerUsers', TRACKER],
	['tracker.getAccess', 'access', TRACKER],
	['tracker.updateAccess', 'accessUpdate', { ...TRACKER, memberId: byId('m') }],
	['tracker.deleteAccess', 'accessDelete', { ...TRACKER, memberId: byId('m'), confirm: true }],
];

describe('a path that is not confirmed and is not there', () => {
	beforeEach(async () => {
		workspace = await Workspace.start({ unconfirmed: 'missing' });
	});

	it.each(IMPLIED)('%s says so, and how to correct it', async (operation, endpoint, parameters) => {
		const { method, path } = ENDPOINTS[endpoint];
		const shown = path.replace(':configId', 'trk-1').replace(':memberId', 'm');
		await expect(workspace.run(operation, { ...parameters })).rejects.toMatchObject({
			message: expect.stringContaining(
				`Wevion found nothing there (404): ${method} ${shown} is an unconfirmed path, which Wevion's public documents only imply`,
			),
			description: expect.stringMatching(/'Path' under Options.*'Paths and Names'/),
		});
	});

	it('says the same where a web page answers instead', async () => {
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1 });
		await expect(workspace.run('tracker.getAll')).rejects.toThrow('unconfirmed path');
	});

	it('says so of the update, which first reads the list', async () => {
		workspace = await Workspace.start();
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1, skip: 1 });
		const parameters = { ...TRACKER, updateFields: { name: 'x' } };
		await expect(workspace.run('tracker.update', parameters)).rejects.toThrow(
			'PUT /api/v1/trackers/trk-1 is an unconfirmed path',
		);
	});

	it('covers all implied paths', () => {
		const implied = Object.entries(ENDPOINTS).filter(([, { basis }]) => basis === 'implied');
		const tested = [...IMPLIED.map(([, endpoint]) => endpoint), 'trackerUpdate'];
		expect(implied.map(([name]) => name).sort()).toEqual([...tested].sort());
	});
});

it('corrects a path in the node', async () => {
	const path = '/api/v1/trackers/:configId/mappings';
	await workspace.run('tracker.getUsers', { ...TRACKER, options: { path } });
	expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
});

it('corrects paths and names in the credential, and the node comes first', async () => {
	const overrides = JSON.stringify({
		trackerUsers: '/api/v1/trackers/:configId/mappings/rules',
		dateFrom: 'start',
		breakdownGeo: '/api/v1/trackers/:configId/breakdowns/offer',
	});
	const credential = { overrides };
	await workspace.run('tracker.getUsers', TRACKER, { credential });
	const path = '/api/v1/trackers/:configId/mappings';
	await workspace.run('tracker.getUsers', { ...TRACKER, options: { path } }, { credential });
	const range = { dateRange: 'custom', from: '2026-11-01', to: '2026-11-02' };
	await workspace.run('breakdown.geo', { ...TRACKER, ...range }, { credential });
	expect(workspace.calls()).toEqual([
		'GET /trackers/trk-1/mappings/rules',
		'GET /trackers/trk-1/mappings',
		'GET /trackers/trk-1/breakdowns/offer',
	]);
	expect(workspace.sent().at(-1)?.query).toMatchObject({ start: '2026-11-01' });
});

it('sends the member in the body where the path has no place for it', async () => {
	workspace = await Workspace.start({ member: 'body' });
	const overrides = JSON.stringify({
		accessUpdate: '/api/v1/trackers/:configId/access',
		accessDelete: '/api/v1/trackers/:configId/access',
	});
	const member = { ...TRACKER, memberId: byId('m 1'), trackerUsers: ['4'] };
	await workspace.run('tracker.updateAccess', member, { credential: { overrides } });
	expect(workspace.simulator.account.tracker('trk-1').access.get('m 1')).toEqual(['4']);
	const parameters = { ...member, confirm: true };
	await workspace.run('tracker.deleteAccess', parameters, { credential: { overrides } });
	expect(workspace.simulator.account.tracker('trk-1').access.has('m 1')).toBe(false);
});
