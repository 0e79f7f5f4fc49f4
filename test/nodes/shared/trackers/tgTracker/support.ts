import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { TgTrackerApi } from '../../../../../credentials/TgTrackerApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { passingOutcome, withRetry } from '../../../../../nodes/shared/n8n/retry';
import { ServiceError } from '../../../../../nodes/shared/n8n/serviceError';
import { openLink, TRACKER_RETRY } from '../../../../../nodes/shared/n8n/trackerLink';
import type { AccountSettings, TrackerLink } from '../../../../../nodes/shared/trackers/module';
import { tgTracker } from '../../../../../nodes/shared/trackers/tgTracker';
import type { Tracker } from '../../../../../nodes/shared/trackers/tracker';
import { executeNode, NoOp } from '../../../../harness';
import { SleepClock } from '../../n8n/sleepClock';

export const NOW = Date.UTC(2026, 10, 20, 12, 30);

export const settingsOf = (more: Partial<AccountSettings> = {}): AccountSettings => ({
	currency: 'USD',
	zone: 'UTC',
	campaignIds: [],
	statusWords: new Map(),
	eventWords: new Map(),
	includeRaw: false,
	...more,
});

/** A node that works on the link it is given: real requests of n8n-core with the real credential. */
function probe(work: (link: TrackerLink) => Promise<void>): INodeType {
	const { description } = new NoOp();
	return {
		description: {
			...description,
			name: 'probe',
			credentials: [{ name: tgTracker.credential, required: true }],
		},
		async execute(this: IExecuteFunctions) {
			await work(await openLink(this, tgTracker));
			return [this.getInputData()];
		},
	};
}

/** Runs work on a tracker of that credential; waits take no time but on the clock. */
export async function withTracker<T>(
	credential: IDataObject,
	clock: SleepClock,
	work: (tracker: Tracker) => Promise<T>,
	settings: AccountSettings = settingsOf(),
	memory?: object,
): Promise<T> {
	let result: { value: T } | { error: unknown } | undefined;
	const node = probe(async (link) => {
		const { now, sleep } = clock;
		const quick: TrackerLink = {
			...link,
			now,
			sleep,
			line: { now, sleep },
			send: async (asked) => {
				const call = async () => await link.once(asked);
				return (await withRetry(call, passingOutcome, TRACKER_RETRY, clock)).result;
			},
		};
		try {
			result = { value: await work(tgTracker.connect(quick, settings, memory)) };
		} catch (error) {
			result = { error };
		}
	});
	await executeNode({
		node,
		parameters: {},
		credentials: {
			[tgTracker.credential]: {
				instance: new TgTrackerApi(),
				data: { connectionCheck: 'on test', ...credential } as Record<string, string>,
			},
		},
	});
	if (result === undefined) throw new Error('The probe did not run');
	if ('error' in result) throw result.error;
	return result.value;
}

/** All items of a stream. */
export async function all<T>(pages: AsyncGenerator<T[]> | undefined): Promise<T[]> {
	if (pages === undefined) throw new Error('The tracker cannot do this');
	const items: T[] = [];
	for await (const page of pages) items.push(...page);
	return items;
}

/** The problem that work ends in. */
export async function problemOf(work: Promise<unknown>): Promise<ServiceError> {
	const error: unknown = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof ServiceError)) throw new Error(`No ServiceError: ${String(error)}`);
	return error;
}

/** All of a conversion but its version, which is a fingerprint of the rest. */
export function withoutVersion(conversion: Conversion): Omit<Conversion, 'version'> {
	const rest: Partial<Conversion> = { ...conversion };
	delete rest.version;
	return rest as Omit<Conversion, 'version'>;
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
