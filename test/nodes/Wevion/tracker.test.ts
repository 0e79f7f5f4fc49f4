import type { INodeParameters } from 'n8n-workflow';
import type { WevionSimulatorOptions } from '../../simulators/wevion';
import { byId, CONNECTION, Workspace } from './workspace';

async function within<T>(
	options: WevionSimulatorOptions,
	work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
	return await work(await Workspace.start(options));
}

describe.each(['body', 'status'] as const)(
	'a tracker that fails its test, told by %s',
	(testTold) => {
		it.each([
			['a wrong key', { trackerApiKey: 'wrong' }, 'key'],
			['nothing that listens', { trackerUrl: 'https://down.example.com' }, 'address'],
			['a slow server', { trackerUrl: 'https://slow.example.com' }, 'slow'],
		])('%s is the result, not an error, and nothing is saved', async (_, wrong, reason) => {
			await within({ testTold }, async (workspace) => {
				const parameters: INodeParameters = { ...CONNECTION, ...wrong, save: true, name: 'N' };
				const [result] = await workspace.ask('tracker.testConnection', parameters);
				expect(result).toMatchObject({ connected: false, saved: false, reason });
				expect(result?.advice).toBeTruthy();
				expect(workspace.simulator.account.trackers.size).toBe(2);
			});
		});

		it('a wrong key of Wevion itself is an error', async () => {
			await within({ testTold }, async (workspace) => {
				const credential = { apiKey: 'wrong-key' };
				const run = workspace.run('tracker.testConnection', CONNECTION, { credential });
				await expect(run).rejects.toThrow('Wevion did not accept the key (401)');
			});
		});
	},
);

it('a fault of Wevion itself is an error of the test', async () => {
	await within({}, async (workspace) => {
		workspace.simulator.misbehave({ kind: 'serverError', times: 1 });
		const run = workspace.run('tracker.testConnection', CONNECTION);
		await expect(run).rejects.toThrow('Wevion could not handle the request (500)');
	});
});

it('an update of a tracker that is not there says so, and changes nothing', async () => {
	await within({}, async (workspace) => {
		const parameters = { configId: byId('gone'), updateFields: { name: 'x' } };
		const run = workspace.run('tracker.update', parameters);
		await expect(run).rejects.toThrow("'Tracker' names no tracker of this workspace: gone");
		expect(workspace.calls()).toEqual(['GET /trackers']);
	});
});

it('an update leaves what is not given as it is, whatever a missing field means to Wevion', async () => {
	await within({}, async (workspace) => {
		const parameters = { configId: byId('trk-1'), updateFields: { trackerApiKey: 'k' } };
		await workspace.run('tracker.update', parameters);
		expect(workspace.simulator.account.tracker('trk-1').row).toMatchObject({
			...{ name: 'Production Keitaro', type: 'keitaro', url: 'https://tracker.example.com' },
		});
	});
});
