import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { registry } from '../../../nodes/Wevion/actions';
import type { CredentialInput, Execution } from '../../live/rest-types';
import { SimulatorControl } from '../control';
import type { Run } from '../run';
import { ASKED } from './asked';
import { BEGIN, workflowOf } from './workflow';

const OPERATIONS = Object.entries(registry).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((name) => `${resource}.${name}`),
);

/** What the user reads where the service refuses, by how its simulator is set. */
const REFUSALS: ReadonlyArray<
	readonly [what: string, set: (wevion: SimulatorControl) => Promise<unknown>, says: RegExp]
> = [
	[
		'a role that may not',
		async (wevion) => await wevion.command('setRole', { role: 'viewer' }),
		/manager, admin, owner or super_admin/,
	],
	[
		'a web page in place of the API',
		async (wevion) => await wevion.misbehave({ kind: 'challengePage', times: 1 }),
		/A web page answered instead of the Wevion API/,
	],
	[
		'a path that was only implied',
		async (wevion) => await wevion.misbehave({ kind: 'notFoundHtml', times: 1 }),
		/unconfirmed path/,
	],
];

/** The Wevion node on a real n8n: its credential, every operation once, and refusals as a user reads them. */
export async function wevionNode({ stage, checks }: Run): Promise<void> {
	const { rest, simulators } = stage;
	const wevion = new SimulatorControl(simulators.urls.control, 'wevion');
	const input: CredentialInput = {
		name: 'Wevion',
		type: 'wevionApi',
		data: { url: simulators.urls.wevion, apiKey: 'wevion-test-key', sendKeyAs: 'bearer' },
	};
	const credential = await rest.createCredential(input);
	await checks.check('Wevion: the credential is sound, and a wrong key is told', async () => {
		assert.equal((await rest.testCredential(credential.id, input)).status, 'OK');
		const wrong = { ...input, data: { ...input.data, apiKey: 'wrong-key' } };
		const { status, message } = await rest.testCredential(credential.id, wrong);
		assert.equal(status, 'Error');
		assert.match(message, /Wevion did not accept/);
		assert.ok(!message.includes('wrong-key'), message);
	});
	const ask = async (questions: Record<string, INodeParameters>): Promise<Execution> => {
		const { id } = await rest.createWorkflow(workflowOf(Object.entries(questions), credential));
		return await rest.finished(await rest.run(id, BEGIN));
	};
	await checks.check(
		`Wevion: all ${OPERATIONS.length} operations run, one after the other`,
		async () => {
			assert.deepEqual(Object.keys(ASKED).sort(), [...OPERATIONS].sort());
			const execution = await ask(ASKED);
			assert.equal(execution.status, 'success', execution.error);
			const silent = OPERATIONS.filter((name) => (execution.outputs(name)[0] ?? []).length === 0);
			assert.deepEqual(silent, [], 'they put out nothing');
			const [sent] = execution.outputs('postback.sendConversion')[0] ?? [];
			assert.equal(sent?.json.sent, true);
			const mapped = (execution.outputs('mapping.getAll')[0] ?? []).map(({ json }) => json);
			assert.ok(mapped.some(({ trackerCampaignId }) => trackerCampaignId === '104'));
		},
	);
	for (const [what, set, says] of REFUSALS) {
		await checks.check(`Wevion: ${what} is told in a sentence`, async () => {
			await set(wevion);
			const execution = await ask({ 'tracker.getAll': { returnAll: true } });
			assert.equal(execution.status, 'error');
			const { message, description } = execution.runData['tracker.getAll']?.[0]?.error ?? {};
			assert.match(`${message} ${description}`, says);
			await wevion.behave();
			await wevion.command('setRole', { role: 'owner' });
		});
	}
	assert.deepEqual((await wevion.traffic()).faults, []);
}
