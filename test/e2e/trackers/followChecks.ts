import assert from 'node:assert/strict';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import { trackerAccounts } from '../../live/simulated-accounts';
import { SimulatorControl } from '../control';
import { setTrap } from '../kill';
import type { Run } from '../run';
import { Followed, type Trigger } from './followed';
import { logOf } from './logs';

const FIRST = 'RedTrack, first account';
const SECOND = 'RedTrack, second account';
const VOLUUM = 'Voluum';

/** Two trackers, and two accounts of one of them in which the same happened under the same ids. */
async function triggersFor({ stage }: Run): Promise<Trigger[]> {
	const accounts = trackerAccounts(stage.simulators.urls);
	const credentialFor = async (type: string, accountName: string) => {
		const account = accounts.find((one) => one.type === type);
		assert.ok(account, type);
		const data = { ...account.data, accountName };
		return await stage.rest.createCredential({ name: accountName, type, data });
	};
	const [first, second, voluum] = await Promise.all([
		credentialFor('redtrackApi', 'first agency'),
		credentialFor('redtrackApi', 'second agency'),
		credentialFor('voluumApi', 'voluum agency'),
	]);
	return [
		{ name: FIRST, tracker: 'redtrack', credential: first },
		{ name: SECOND, tracker: 'redtrack', credential: second },
		{ name: VOLUUM, tracker: 'voluum', credential: voluum },
	];
}

interface Expected {
	since: number;
	/** After a kill, what was not seen to end comes again, marked as such; else it may not. */
	afterKill: boolean;
}

/** Each conversion of the log came as new once, and nothing came twice in the same state. */
async function expectEachOnce(
	{ stage, log }: Run,
	followed: Followed,
	{ name, tracker }: Trigger,
	{ since, afterKill }: Expected,
): Promise<Conversion[]> {
	const all = await followed.given(name, { afterKill });
	const given = afterKill ? all.filter(({ change }) => change !== 'resync') : all;
	const fresh = given.filter(({ change }) => change === 'new');
	const owed = await logOf(stage, tracker as 'redtrack' | 'voluum', since);
	const clicks = (list: ReadonlyArray<{ clickId: string | null }>) =>
		list.map(({ clickId }) => clickId).sort();
	// Where n8n died before an execution was stored, only `resync` tells of what was in it.
	const came = afterKill ? firstOfEach(all) : fresh;
	const late = came.filter(({ convertedAt }) => Date.parse(convertedAt) >= since);
	assert.deepEqual(clicks(late), clicks(owed));
	assert.ok(owed.length > 50, `${owed.length} are no test`);
	const states = given.map(({ id, version }) => `${id} ${version}`);
	assert.equal(new Set(states).size, states.length, 'one came twice in the same state');
	assert.equal(new Set(fresh.map(({ id }) => id)).size, fresh.length);
	const again = all.length - given.length;
	log(
		`        ${name}: ${fresh.length} new, ${given.length - fresh.length} changed, ${again} again`,
	);
	return given;
}

/** The first time that each conversion came. */
function firstOfEach(all: readonly Conversion[]): Conversion[] {
	const first = new Map<string, Conversion>();
	for (const one of all) if (!first.has(one.id)) first.set(one.id, one);
	return [...first.values()];
}

/** Three triggers in one workflow, from the first sync over news and a kill to the end. */
export async function checkFollowing(run: Run): Promise<void> {
	const { stage, checks } = run;
	const triggers = await triggersFor(run);
	const redtrack = new SimulatorControl(stage.simulators.urls.control, 'redtrack');
	const voluum = new SimulatorControl(stage.simulators.urls.control, 'voluum');
	const followed = await Followed.create(stage.rest, triggers);
	await followed.publish();
	await followed.drain();
	const sinceOf = async (index: number): Promise<number> =>
		Date.parse((await followed.states())[index]?.since ?? '') + 1_000;
	const expectAll = async (afterKill = false): Promise<Map<string, Conversion[]>> => {
		const given = new Map<string, Conversion[]>();
		for (const [index, trigger] of triggers.entries()) {
			const since = await sinceOf(index);
			given.set(trigger.name, await expectEachOnce(run, followed, trigger, { since, afterKill }));
		}
		return given;
	};

	await checks.check('two trackers followed at once: the first sync brings each once', async () => {
		await expectAll();
	});

	await checks.check('two accounts of one tracker keep states and identities apart', async () => {
		const given = await expectAll();
		const [one = [], two = []] = [given.get(FIRST), given.get(SECOND)];
		assert.deepEqual(new Set(one.map(({ account }) => account)), new Set(['first agency']));
		assert.deepEqual(new Set(two.map(({ account }) => account)), new Set(['second agency']));
		const [first, second] = await followed.states();
		assert.notEqual(first?.source, second?.source);
	});

	await checks.check('news of both trackers, and a change, each once', async () => {
		const before = await expectAll();
		const [index] = await redtrack.command<number[]>('create', { count: 4 });
		await voluum.command('create', { count: 3 });
		await followed.sync();
		await redtrack.command('postback', { index, status: 'rejected', word: 'declined' });
		await followed.sync();
		const after = await expectAll();
		const more = triggers.map(({ name }) => {
			const [old = [], all = []] = [before.get(name), after.get(name)];
			return all.slice(old.length).map(({ change }) => change);
		});
		assert.deepEqual(more, [
			['new', 'new', 'new', 'new', 'updated'],
			['new', 'new', 'new', 'new', 'updated'],
			['new', 'new', 'new'],
		]);
	});

	await checks.check('n8n killed while RedTrack is read: each once after it is back', async () => {
		// A sync that finds the last executions ended: after a kill they are not given out again.
		await followed.sync();
		await redtrack.command('create', { count: 5 });
		await voluum.command('create', { count: 2 });
		await followed.due();
		await followed.unpublish();
		const caught = await setTrap({
			simulator: redtrack,
			path: '/conversions',
			kind: 'hang',
			skip: 0,
		});
		await followed.beginToPublish();
		await caught();
		await stage.server.kill();
		await redtrack.behave();
		await stage.server.launch();
		await followed.settle();
		await followed.sync();
		const given = await expectAll(true);
		const account = new Set(given.get(SECOND)?.map((one) => one.account));
		assert.deepEqual(account, new Set(['second agency']));
	});

	await checks.check('the simulated trackers met nothing they could not answer', async () => {
		const traffic = await Promise.all([redtrack.traffic(), voluum.traffic()]);
		assert.deepEqual(
			traffic.flatMap(({ faults }) => faults),
			[],
		);
	});
	await followed.unpublish();
}
