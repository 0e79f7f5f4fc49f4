import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { asNodeError } from '../shared/n8n/serviceError';
import type { Tracker } from '../shared/trackers/tracker';
import { connect, memoryIn } from './account';
import { deliver, newDeliveryKey, statusOf } from './deliver';
import { inWords } from './progress';
import { alone, deadlinesOf } from './publication';
import { readSettings } from './settings';

/** How long Fetch Test Event may take: someone is waiting. */
const SAMPLE_MS = 300_000;

/** One tick of n8n's schedule, or a test in the editor. Hands out items itself; see `deliver.ts`. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		if (context.getMode() === 'manual') return await sample(context);
		await alone(context, async (isOutdated) => await syncOnce(context, isOutdated));
		return null;
	} catch (error) {
		const shown = asNodeError(context.getNode(), error);
		if (!isStartOfN8n(context)) throw shown;
		context.__emitError(shown);
		return null;
	}
}

/**
 * n8n gives a trigger up for good whose first poll after its own start fails five times, and the
 * tracker may only be away for a while. Reported rather than thrown, the error becomes a failed
 * execution like that of any later poll, and the next one tries again.
 */
function isStartOfN8n(context: IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

async function syncOnce(context: IPollFunctions, isOutdated: () => boolean): Promise<void> {
	const staticData = context.getWorkflowStaticData('node');
	const settings = readSettings(context);
	const { module, event, account } = settings;
	const saved = staticData[event.slot] as IDataObject | undefined;
	const deadlines = deadlinesOf(context, Date.now());
	const connected = await connect(context, module, account, deadlines.requests, memoryIn(saved));
	const deliveryKey = newDeliveryKey();
	const result = await event.subject.sync({
		...connected,
		settings,
		saved,
		clock: () => Date.now(),
		deadline: deadlines.reading,
		statusOf,
		deliveryKey,
	});
	tellLeftOut(context, connected.tracker);
	if (result === undefined || isOutdated()) return;
	const { items, state, progress } = result;
	// Last, and as a whole: n8n saves a top-level key only when it is assigned.
	staticData[event.slot] = state as IDataObject;
	const words = progress && inWords(progress);
	if (words !== undefined) {
		const { name } = context.getNode();
		context.logger.info(`${name}: ${words}, ${items.length} ${event.things} in this poll`);
	}
	if (items.length > 0) deliver(context, toItems(items), deliveryKey);
}

/** A few real examples for the editor; the cursor stays where it is. */
async function sample(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = readSettings(context);
	const { module, event, account } = settings;
	const connected = await connect(context, module, account, Date.now() + SAMPLE_MS);
	const saved = context.getWorkflowStaticData('node')[event.slot];
	const examples = await event.subject.sample({ ...connected, settings, saved });
	tellLeftOut(context, connected.tracker);
	if (examples.length > 0) return [toItems(examples)];
	throw new NodeOperationError(
		context.getNode(),
		'No data with the current filter could be found',
		{
			description: `${module.displayName} shows no such ${event.things} of late. Loosen the filters, or make one in the tracker, such as by a test postback.`,
		},
	);
}

/** What the log of the tracker holds and no execution will. */
function tellLeftOut(context: IPollFunctions, { leftOut }: Tracker): void {
	const words = leftOut?.take();
	if (words !== undefined) context.logger.warn(`${context.getNode().name}: ${words}`);
}

const toItems = (items: IDataObject[]): INodeExecutionData[] => items.map((json) => ({ json }));
