import type { INodeParameters } from 'n8n-workflow';
import { FollowedAccount } from '../nodes/TrackerTrigger/followed/account';
import { passEverywhere } from '../nodes/TrackerTrigger/followed/clocks';
import { SIMULATED, type SimulatedTracker } from '../nodes/TrackerTrigger/followed/simulated';
import { withoutPort, type Cell } from './cell';
import { breakDown, mend, stopSound, type FaultKind } from './faults';
import { withoutWaits } from './time';

const NOW = Date.UTC(2026, 10, 20, 12, 3);
const NEWS = 3;
const LONG = 1_000;
const NEXT_SYNC_MINUTES = 16;

const accounts = { count: 0 };

type Emitted = { id: string; version?: string };

/** What one sync brought while the fault lasted, and the one after it. */
interface Story {
	error?: { message: string; description?: string | null };
	requests: number;
	elsewhere: number;
	moved: boolean;
	/** Everything handed out from the fault on. */
	emitted: Emitted[];
}

const isLog = (name: string): boolean => name !== 'BeMob';

/** BeMob has no log of conversions: its campaigns are followed, from the first sync on. */
const parametersOf = (name: string): INodeParameters =>
	isLog(name) ? {} : { triggerOn: 'campaigns', options: { emitExisting: true } };

async function tell(name: string, kind: FaultKind | undefined, times: number): Promise<Story> {
	const simulate = SIMULATED[name];
	if (simulate === undefined) throw new Error(`${name} is not simulated`);
	const account = await FollowedAccount.start(
		simulate,
		NOW,
		// Another account every time: what one may be asked a minute is counted by account.
		{ conversions: 60, name: `agency ${accounts.count++}` },
		parametersOf(name),
	);
	const { simulator } = account.simulated;
	try {
		const before = isLog(name) ? (await account.catchUp()).length : 0;
		account.simulated.create(NEWS);
		return await sync(account, account.simulated, before, kind, times);
	} finally {
		await stopSound(simulator);
	}
}

async function sync(
	account: FollowedAccount,
	{ simulator }: SimulatedTracker,
	before: number,
	kind: FaultKind | undefined,
	times: number,
): Promise<Story> {
	const state = () => JSON.stringify(account.poller.staticData);
	const [stateBefore, port] = [state(), Number(new URL(simulator.url).port)];
	simulator.forgetTraffic();
	if (kind !== undefined) await breakDown(simulator, kind, times);
	const error = await account.tick().then(
		() => undefined,
		(thrown: unknown) => thrown as Story['error'],
	);
	const { requestCount: requests } = simulator;
	const elsewhere = simulator.elsewhere().calls;
	const moved = error !== undefined && state() !== stateBefore;
	if (kind !== undefined) await mend(simulator, kind, port);
	await account.tick(NEXT_SYNC_MINUTES);
	const emitted = (account.emitted as Emitted[]).slice(before);
	return { error, requests, elsewhere, moved, emitted };
}

const keyOf = ({ id, version }: Emitted): string => `${id} ${version ?? ''}`;

const repeated = (keys: readonly string[]): string[] =>
	keys.filter((key, at) => keys.indexOf(key) !== at);

/** What came of one fault, while it lasted and when it came once, beside a sync without any. */
export async function meetTracker(name: string, kind: FaultKind): Promise<Cell> {
	const options = { impatient: kind === 'hang', slept: passEverywhere };
	return await withoutWaits(async () => {
		const well = await tell(name, undefined, 0);
		const long = await tell(name, kind, LONG);
		const once = await tell(name, kind, 1);
		const expected = well.emitted.map(({ id }) => id);
		if (expected.length < NEWS) throw new Error(`${name} has nothing new to tell`);
		const stories = [long, once];
		return {
			kind,
			...(long.error && {
				says: withoutPort(long.error.message),
				advice: withoutPort(long.error.description ?? ''),
			}),
			tries: long.requests,
			passes: kind !== 'down' && once.error === undefined,
			lost: stories.flatMap(({ emitted }) => {
				const ids = new Set(emitted.map(({ id }) => id));
				return expected.filter((id) => !ids.has(id));
			}),
			twice: stories.flatMap(({ emitted }) => repeated(emitted.map(keyOf))),
			wrong: stories.filter(({ moved }) => moved).map(() => 'the cursor moved'),
			elsewhere: long.elsewhere + once.elsewhere,
		};
	}, options);
}
