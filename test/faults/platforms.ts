import type {
	ICredentialDataDecryptedObject as CredentialData,
	IDataObject,
	INodeParameters,
} from 'n8n-workflow';
import { ForwardConversions } from '../../nodes/ForwardConversions/ForwardConversions.node';
import { ACCOUNTS } from '../contract/platforms/credentials';
import { sale } from '../e2e/platforms/items';
import { STANDS, type Stand } from '../e2e/platforms/stands';
import { executeNode, processedData, toItems, withClock } from '../harness';
import { platformAccounts, signedInAccounts } from '../live/simulated-accounts';
import type { SimulatorUrls } from '../live/simulators';
import { createSimulator, SIMULATOR_NAMES } from '../simulators/all';
import type { Simulator } from '../simulators/base';
import type { Result } from '../nodes/ForwardConversions/world';
import { withoutPort, type Cell } from './cell';
import { breakDown, mend, stopSound, type FaultKind } from './faults';
import { withoutWaits } from './time';

const ITEMS = 3;
const LONG = 1_000;

/** One run of the node while the fault lasts, and one after it, with the same items. */
interface Story {
	during: Result[];
	after: Result[];
	elsewhere: number;
	/** At the platform, after each of both. */
	countedDuring: number;
	counted: number;
	countedTwice: number;
}

/** A platform at which all accounts are one and the same simulator. */
class Meeting {
	private constructor(
		private readonly platform: string,
		private readonly credential: string,
		private readonly stand: Stand,
		readonly simulator: Simulator,
		/** Kept, as it is needed while nothing listens there too. */
		readonly url: string,
	) {}

	static async open(platform: string, credential: string): Promise<Meeting> {
		const stand = STANDS[platform];
		if (stand === undefined) throw new Error(`stands.ts does not say how to meet ${platform}`);
		const simulator = createSimulator(stand.simulator);
		const url = await simulator.start();
		processedData.clear();
		return new Meeting(platform, credential, stand, simulator, url);
	}

	/** Conversions that the platform has to know before it can take them back. */
	async prepare(now: () => number, jsons: readonly IDataObject[]): Promise<void> {
		if (this.stand.more?.status !== 'refunded') return;
		const sold = jsons.map((json) => ({ ...json, status: 'confirmed' }));
		const results = await this.forward(now, sold, 'googleAdsConversions');
		if (results.some(({ outcome }) => outcome !== 'accepted')) throw new Error('Nothing was sold');
	}

	items(): IDataObject[] {
		return Array.from({ length: ITEMS }, (_, n) => sale(n + 1, this.stand.more));
	}

	async forward(
		now: () => number,
		jsons: readonly IDataObject[],
		platform = this.platform,
	): Promise<Result[]> {
		const parameters = { ...STANDS[platform]?.parameters, platform } as INodeParameters;
		const instance = ACCOUNTS[this.credential]?.instance;
		if (instance === undefined) throw new Error(`There is no account for '${this.credential}'`);
		const data = this.accountAt(this.url) as CredentialData;
		const { outputs } = await withClock(now, async () =>
			executeNode({
				node: new ForwardConversions(),
				parameters: { ...parameters, options: { includeInput: false } },
				credentials: { [this.credential]: { instance, data } },
				items: toItems(...jsons),
				workflowId: `faults-${platform}`,
			}),
		);
		return outputs.flat().map(({ json }) => json as Result);
	}

	counts(): Record<string, number> {
		return this.simulator.commands.counts?.({}) as Record<string, number>;
	}

	get counted(): number {
		return this.counts()[this.stand.counted] ?? 0;
	}

	private accountAt(url: string): IDataObject {
		const urls = Object.fromEntries(
			[...SIMULATOR_NAMES, 'control'].map((name) => [name, url]),
		) as unknown as SimulatorUrls;
		const accounts = [...platformAccounts(urls), ...signedInAccounts(urls)];
		const account = accounts.find(({ type }) => type === this.credential);
		if (account === undefined) throw new Error(`Nobody has a ${this.credential}`);
		return account.data as IDataObject;
	}
}

async function tell(
	platform: string,
	credential: string,
	kind: FaultKind,
	times: number,
	now: () => number,
): Promise<Story> {
	const meeting = await Meeting.open(platform, credential);
	const { simulator } = meeting;
	try {
		const items = meeting.items();
		await meeting.prepare(now, items);
		const port = Number(new URL(meeting.url).port);
		simulator.forgetTraffic();
		await breakDown(simulator, kind, times);
		const during = await meeting.forward(now, items);
		const countedDuring = meeting.counted;
		const elsewhere = simulator.elsewhere().calls;
		await mend(simulator, kind, port);
		const after = await meeting.forward(now, items);
		const { countedTwice, countedAgain = 0 } = meeting.counts();
		const { counted } = meeting;
		return {
			...{ during, after, elsewhere, countedDuring, counted },
			countedTwice: countedTwice ?? countedAgain,
		};
	} finally {
		await stopSound(simulator);
	}
}

/** Accepted, or skipped since the platform or the node's memory has it already. */
const isDelivered = ({ outcome, class: kind }: Result): boolean =>
	outcome === 'accepted' || (outcome === 'skipped' && (kind === 'duplicate' || kind === null));

/** An item called accepted that the platform does not have, or sent again under another event id. */
function wrongIn({ during, after, countedDuring }: Story): string[] {
	const ids = (results: readonly Result[]) => new Set(results.map(({ eventId }) => eventId));
	const [first, second] = [ids(during), ids(after)];
	return [
		...(during.filter(isDelivered).length > countedDuring ? ['accepted too early'] : []),
		...([...first].every((id) => second.has(id)) ? [] : ['another event ID']),
	];
}

export async function meetPlatform(
	platform: string,
	credential: string,
	kind: FaultKind,
): Promise<Cell> {
	return await withoutWaits(
		async (now) => {
			const long = await tell(platform, credential, kind, LONG, now);
			const once = await tell(platform, credential, kind, 1, now);
			const stories = [long, once];
			const failed = long.during.find(({ outcome }) => outcome === 'failed');
			return {
				kind,
				...(failed && {
					says: withoutPort(failed.reason ?? ''),
					advice: withoutPort(failed.advice ?? ''),
					class: failed.class ?? '',
					code: failed.code ?? '',
				}),
				tries: Math.max(...long.during.map(({ attempts }) => attempts)),
				passes: kind !== 'down' && once.during.every(isDelivered),
				lost: stories.flatMap(({ counted, after }) => [
					...(counted === ITEMS ? [] : [`${ITEMS - counted} at the platform`]),
					...after.filter((one) => !isDelivered(one)).map(({ reason }) => String(reason)),
				]),
				twice: stories.flatMap(({ countedTwice }) =>
					countedTwice === 0 ? [] : [`${countedTwice} at the platform`],
				),
				wrong: stories.flatMap(wrongIn),
				elsewhere: long.elsewhere + once.elsewhere,
			};
		},
		{ impatient: kind === 'hang' },
	);
}
