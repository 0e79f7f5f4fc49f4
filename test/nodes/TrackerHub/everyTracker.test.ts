import type { INodeParameters } from 'n8n-workflow';
import { registry } from '../../../nodes/TrackerHub/actions';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import type { TrackerModule } from '../../../nodes/shared/trackers/module';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';
import { executeNode, type Credentials } from '../../harness';
import { byId } from './hubAccount';
import { ACCOUNTS, type TrackerAccount } from './trackerAccounts';

/** Every operation of the node that depends on the tracker. */
const OPERATIONS = Object.entries(registry).flatMap(([resource, { operations }]) =>
	Object.entries(operations).flatMap(([operation, { needs }]) =>
		needs === undefined ? [] : [{ resource, operation, needs }],
	),
);

async function ask(
	tracker: string,
	credentials: Credentials | undefined,
	parameters: INodeParameters,
) {
	const { outputs } = await executeNode({
		node: new TrackerHub(),
		parameters: { tracker, ...parameters },
		...(credentials && { credentials }),
	});
	return (outputs[0] ?? []).map(({ json }) => json);
}

const hasAll = ({ capabilities }: TrackerModule) =>
	OPERATIONS.every(({ needs }) => capabilities[needs] === true);

/** Every cell of the matrix in the README that says no. */
describe.each(
	TRACKERS.filter((module) => !hasAll(module)).map(
		(module) => [module.displayName, module] as const,
	),
)('what %s cannot do', (_name, { name, capabilities }) => {
	const unable = OPERATIONS.filter(({ needs }) => capabilities[needs] !== true);

	for (const { resource, operation, needs } of unable) {
		it(`${resource}.${operation} is refused with its reason, before anything is sent`, async () => {
			await expect(ask(name, undefined, { resource, operation })).rejects.toMatchObject({
				message: capabilities[needs],
				description: expect.stringContaining('Choose another operation'),
			});
		});
	}
});

it('has an account of every tracker to ask', () => {
	expect(Object.keys(ACCOUNTS).sort()).toEqual(TRACKERS.map(({ name }) => name).sort());
});

/** Every cell that says yes. */
describe.each(
	TRACKERS.flatMap((module) => {
		const start = ACCOUNTS[module.name];
		return start === undefined ? [] : [[module.displayName, module, start] as const];
	}),
)('%s', (_name, { name, capabilities }: TrackerModule, start: () => TrackerAccount) => {
	let account: TrackerAccount;
	beforeAll(async () => {
		account = start();
		await account.simulator.start();
	});
	afterAll(async () => {
		await account.simulator.stop();
		expect(account.simulator.faults).toEqual([]);
	});
	const run = async (parameters: INodeParameters) =>
		await ask(name, account.credentials(), { dateRange: 'last30Days', ...parameters });

	it('passes its connection test', async () => {
		expect(await run({ resource: 'connection', operation: 'test' })).toEqual([
			{ connected: true, tracker: name, account: expect.any(String) },
		]);
	});

	const lists = OPERATIONS.filter(
		({ operation, needs }) => operation === 'getAll' && capabilities[needs] === true,
	);

	it.each(lists.map(({ resource, needs }) => [resource, needs] as const))(
		'lists what it has of %s',
		async (resource) => {
			const found = await run({ resource, operation: 'getAll', returnAll: false, limit: 5 });
			expect(found.length).toBeGreaterThan(0);
			expect(new Set(found.map(({ tracker }) => tracker))).toEqual(new Set([name]));
		},
	);

	const ones = OPERATIONS.filter(
		({ operation, needs }) => operation === 'get' && capabilities[needs] === true,
	);

	it.each(ones.map(({ resource }) => [resource] as const))(
		'reads one %s by its id',
		async (resource) => {
			const [first] = await run({ resource, operation: 'getAll', returnAll: false, limit: 1 });
			const entityId = byId(String(first?.id));
			const [same] = await run({ resource, operation: 'get', entityId });
			expect(same).toMatchObject({ id: first?.id, name: first?.name, kind: resource });
		},
	);

	const breakdowns = OPERATIONS.filter(
		({ resource, needs }) => resource === 'breakdown' && capabilities[needs] === true,
	);

	for (const { operation } of breakdowns) {
		it(`breaks its numbers down by ${operation}, most clicks first`, async () => {
			const rows = await run({ resource: 'breakdown', operation, returnAll: true });
			const clicks = rows.map((row) => Number(row.clicks));
			expect(rows.length).toBeGreaterThan(0);
			expect(clicks).toEqual([...clicks].sort((a, b) => b - a));
		});
	}

	if (capabilities.upload === true) {
		it('takes a conversion', async () => {
			const asked = { clickId: account.clickId, transactionId: 'T-1' };
			const parameters = { resource: 'conversion', operation: 'upload', ...asked };
			expect(await run(parameters)).toMatchObject([{ accepted: true, tracker: name, ...asked }]);
		});
	}
});
