import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { INodeParameters } from 'n8n-workflow';
import type { ClickItem } from '../../nodes/shared/sync/feed';
import { TrackerHub } from '../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, withClock } from '../harness';
import { SimulatedAccount } from './Keitaro/support/account';
import { listTimeless, TIMELESS, TIMELESS_CLICKS, type Timeless } from './timeless';
import { FollowedAccount, stopAll } from './TrackerTrigger/followed/account';
import type * as Clocks from './TrackerTrigger/followed/clocks';
import { LOGGED, type SimulatedTracker } from './TrackerTrigger/followed/simulated';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./TrackerTrigger/followed/clocks').withoutWaiting(),
);

const NOW = Date.UTC(2026, 10, 20, 12, 30);
const SMALL = { conversions: 60, days: 20 };

let warnings: jest.SpyInstance;
beforeEach(() => {
	warnings = jest.spyOn(Container.get(Logger), 'warn').mockImplementation(() => {});
});
afterEach(async () => {
	jest.restoreAllMocks();
	await stopAll();
});

/** What Tracker Hub returns and hints at. */
async function ask({ tracker, credential }: SimulatedTracker, asked: INodeParameters) {
	const { instance, data } = credential;
	const parameters: INodeParameters = {
		...{ tracker, operation: 'getAll', dateRange: 'last30Days' },
		...asked,
	};
	const credentials = { [instance.name]: { instance, data: data() } };
	const { outputs, hints } = await withClock(
		NOW,
		async () => await executeNode({ node: new TrackerHub(), parameters, credentials }),
	);
	return {
		ids: (outputs[0] ?? []).map(({ json }) => json.id),
		hints: hints.map(({ message }) => message),
	};
}

/** Rows without a time are hinted at, and all others come as ever. */
async function expectHint(
	simulated: SimulatedTracker,
	asked: INodeParameters,
	timeless: Timeless,
): Promise<void> {
	const plain = await ask(simulated, asked);
	listTimeless(simulated.simulator, timeless);
	const { ids, hints } = await ask(simulated, asked);
	expect(plain.hints).toEqual([]);
	expect(hints).toEqual([timeless.told]);
	expect(ids).toEqual(plain.ids);
	expect(ids.length).toBeGreaterThan(20);
}

const warned = () => warnings.mock.calls.map(([line]) => String(line));

it('is looked at for every tracker with a log but Voluum, which stops instead', () => {
	expect(Object.keys(LOGGED).filter((name) => !(name in TIMELESS))).toEqual(['Voluum']);
});

describe.each(Object.entries(TIMELESS))('conversions without a time of %s', (name, timeless) => {
	const simulate = LOGGED[name];
	const start = async () => {
		if (simulate === undefined) throw new Error(`${name} is not simulated`);
		return await FollowedAccount.start(simulate, NOW, SMALL);
	};

	it('are told by Tracker Trigger in the log, and what has a time comes as ever', async () => {
		const account = await start();
		listTimeless(account.simulated.simulator, timeless);
		const emitted = await account.catchUp();
		expect(new Set(warned())).toEqual(new Set([`Tracker Trigger: ${timeless.told}`]));
		account.simulated.simulator.alter = undefined;
		const { rows } = await account.read(NOW - 30 * 86_400_000);
		const ids = (list: Array<{ id: string }>) => list.map(({ id }) => id).sort();
		expect(rows.length).toBeGreaterThan(20);
		expect(ids(emitted)).toEqual(ids(rows));
	});

	it.each([
		['all', { returnAll: true }],
		['the newest', { returnAll: false, limit: 1_000 }],
	])('are told by Tracker Hub in a hint where %s are asked for', async (_, most) => {
		const { simulated } = await start();
		const asked = { resource: 'conversion', filters: { statuses: [] }, ...most };
		await expectHint(simulated, asked, timeless);
	});
});

describe.each(Object.entries(TIMELESS_CLICKS))('clicks without a time of %s', (name, timeless) => {
	const simulate = LOGGED[name];
	const start = async (parameters: INodeParameters = {}) => {
		if (simulate === undefined) throw new Error(`${name} is not simulated`);
		return await FollowedAccount.start(simulate, NOW, SMALL, parameters);
	};

	it('are told by Tracker Hub in a hint', async () => {
		const { simulated } = await start();
		const asked = { resource: 'click', returnAll: true };
		await expectHint(simulated, asked, timeless);
	});

	// Voluum shows the latest clicks only, which nobody can follow.
	if (name === 'Voluum') return;
	it('are told by Tracker Trigger in the log', async () => {
		const account = await start({ triggerOn: 'clicks', firstSyncDays: 1 });
		listTimeless(account.simulated.simulator, timeless);
		const emitted = await account.tick<ClickItem>();
		expect(new Set(warned())).toEqual(new Set([`Tracker Trigger: ${timeless.told}`]));
		expect(emitted.length).toBeGreaterThan(20);
	});
});

describe('the Keitaro node', () => {
	const { Keitaro: timeless } = TIMELESS;
	let account: SimulatedAccount;
	beforeEach(async () => {
		account = await SimulatedAccount.start(SMALL);
		if (timeless) listTimeless(account.simulator, timeless);
	});
	afterEach(async () => await account.stop());

	it.each([{ returnAll: true }, { returnAll: false, limit: 1_000 }])(
		'tells of conversions without a time in a hint: %j',
		async (most) => {
			const asked = { dateRange: 'last30Days', ...most };
			const { items, hints } = await account.run('conversion.getAll', asked);
			expect(items.length).toBeGreaterThan(20);
			expect(hints).toEqual([timeless?.told]);
		},
	);

	it('does not say of one that it does not exist', async () => {
		const id = account.simulator.account.truth.eventId(0);
		account.simulator.alter = (request, answer) =>
			request.path.endsWith('/conversions/log')
				? { ...answer, body: answer.body.replace(/"datetime":"[^"]*"/g, '"datetime":""') }
				: answer;
		await expect(account.run('conversion.get', { conversionId: id })).rejects.toMatchObject({
			description: `1 conversion was left out: Keitaro gives it no time that can be read. Look it up in Keitaro by ID ${id}.`,
		});
	});
});
