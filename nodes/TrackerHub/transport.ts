import {
	NodeOperationError,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { openLink } from '../shared/n8n/trackerLink';
import { accountSettings } from '../shared/trackers/account';
import type {
	AccountSettings,
	Capability,
	TrackerLink,
	TrackerModule,
} from '../shared/trackers/module';
import { trackerOf } from '../shared/trackers/registry';
import type { Tracker } from '../shared/trackers/tracker';

/** What operations work with: the chosen tracker, and its account once it is needed. */
export interface HubApi {
	readonly module: TrackerModule;
	/** Host or label of the account; throws when the credential holds none. */
	account(): Promise<string>;
	/** The account, read as asked. What it learnt about the account is kept from one item to the next. */
	open(chosen?: Partial<AccountSettings>): Promise<Tracker>;
	/** Throws the tracker's own sentence when it cannot do this. */
	mustBeAble(needs: Capability): void;
	/** What the tracker said no to, and what to do about it, as n8n shows it. */
	refusal(reason: string, advice: string): Error;
	/** What was read and not handed out, in sentences; each is told once. */
	leftOut(): string[];
	/** Address of this n8n, with a slash at the end. */
	readonly instanceUrl: string;
}

/** Connects when it is first needed, and hints in the end at what was read and not handed out. */
export async function connected<T>(
	context: IExecuteFunctions,
	work: (connect: () => HubApi) => Promise<T>,
): Promise<T> {
	const apis: HubApi[] = [];
	const result = await work(() => (apis[0] ??= connect(context)));
	const told = new Set(apis.flatMap((api) => api.leftOut()));
	for (const message of told) context.addExecutionHints({ message, location: 'outputPane' });
	return result;
}

/** The tracker chosen in the panel. No request is sent and no credential read before `open`. */
export function connect(context: IExecuteFunctions | ILoadOptionsFunctions): HubApi {
	const module = trackerOf(chosenTracker(context));
	const trackers = new Map<string, Tracker>();
	let link: Promise<TrackerLink> | undefined;
	let memory: object | undefined;
	const refusal = (reason: string, description: string) =>
		new NodeOperationError(context.getNode(), reason, { description });
	const linked = async () => await (link ??= openLink(context, module));
	return {
		module,
		account: async () => module.accountOf((await linked()).credential),
		open: async (chosen = {}) => {
			const key = JSON.stringify(chosen, (_, value: unknown) =>
				value instanceof Map ? [...value] : value,
			);
			const known = trackers.get(key);
			if (known !== undefined) return known;
			const way = await linked();
			const tracker = module.connect(way, accountSettings(way.credential, chosen), memory);
			memory = tracker.memory;
			trackers.set(key, tracker);
			return tracker;
		},
		mustBeAble: (needs) => {
			const able = module.capabilities[needs];
			if (able === true) return;
			const advice = `Choose another operation, or another tracker than ${module.displayName}`;
			throw refusal(able, advice);
		},
		refusal,
		leftOut: () => [...trackers.values()].flatMap(({ leftOut }) => leftOut?.take() ?? []),
		instanceUrl: context.getInstanceBaseUrl().replace(/\/*$/, '/'),
	};
}

/** In the editor the parameters are those on the screen, which may not be saved yet. */
function chosenTracker(context: IExecuteFunctions | ILoadOptionsFunctions): string {
	const value =
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter('tracker')
			: context.getNodeParameter('tracker', 0);
	return String(value ?? '');
}
