import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Conversion } from '../shared/conversion/conversion';
import { ServiceError, toNodeError } from '../shared/n8n/serviceError';
import { progressOf } from '../shared/sync/plan';
import type { SyncState } from '../shared/sync/state';
import { sync } from '../shared/sync/sync';
import { accountOf } from '../shared/trackers/keitaro/address';
import { KeitaroTracker } from '../shared/trackers/keitaro';
import { deliver, newDeliveryKey, statusOf } from './deliver';
import { keitaroFor, KEITARO_CREDENTIAL } from './keitaro';
import { readCurrency, readPanel, readSettings, sourceOf, type TriggerSettings } from './settings';
import { simplified } from './simplify';

/** n8n's budget where it does not tell one (before 2.39). */
const DEFAULT_BUDGET_MS = 300_000;
/** Part of the budget for reading; the rest is for turning the last page into items and saving. */
const READING_SHARE = 0.8;
/** Conversions shown by Fetch Test Event, among how many of the newest, and how far back to look. */
const SAMPLE = { count: 10, among: 500, days: 90 };

/** Nodes with a poll under way: n8n starts the next tick even if the last has not ended. */
const underWay = new Set<string>();

/** One tick of n8n's schedule, or a test in the editor. Hands out items itself; see `deliver.ts`. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		return context.getMode() === 'manual' ? await sample(context) : await alone(context, syncOnce);
	} catch (error) {
		const shown =
			error instanceof ServiceError
				? toNodeError(context.getNode(), error)
				: asNodeError(context, error);
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

/** Skips the tick while the last one is still at work. */
async function alone(
	context: IPollFunctions,
	work: (context: IPollFunctions) => Promise<null>,
): Promise<null> {
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await work(context);
	} finally {
		underWay.delete(key);
	}
}

async function syncOnce(context: IPollFunctions): Promise<null> {
	const staticData = context.getWorkflowStaticData('node');
	const saved = staticData.sync as unknown as SyncState | undefined;
	const settings = readSettings(context);
	const budgetMs = context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const deadline = Date.now() + budgetMs * READING_SHARE;
	const tracker = await connect(context, settings, deadline, saved);
	const deliveryKey = newDeliveryKey();
	const result = await sync({
		tracker,
		saved,
		settings: { ...settings.sync, source: sourceOf(tracker.name, tracker.account, settings.zone) },
		clock: () => Date.now(),
		deadline,
		statusOf,
		deliveryKey,
	});
	if (result === undefined) return null;
	const { conversions, state } = result;
	// Last, and as a whole: n8n saves a top-level key only when it is assigned.
	staticData.sync = state as unknown as IDataObject;
	tellProgress(context, conversions.length, state);
	if (conversions.length > 0) deliver(context, toItems(conversions, settings), deliveryKey);
	return null;
}

/** A few real conversions for the editor; the cursor stays where it is. */
async function sample(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = readSettings(context);
	const tracker = await connect(context, settings, Date.now() + DEFAULT_BUDGET_MS, undefined);
	const from = DateTime.utc().minus({ days: SAMPLE.days });
	const newest = await tracker.latest(SAMPLE.among, { from });
	const wanted = newest.filter(settings.sync.wanted).slice(0, SAMPLE.count);
	if (wanted.length === 0) {
		throw new NodeOperationError(
			context.getNode(),
			'No data with the current filter could be found',
			{
				description: `The tracker holds no such conversion of the last ${SAMPLE.days} days. Loosen the filters, or send a test postback to the tracker.`,
			},
		);
	}
	return [toItems(wanted, settings)];
}

async function connect(
	context: IPollFunctions,
	settings: TriggerSettings,
	deadline: number,
	saved: SyncState | undefined,
): Promise<KeitaroTracker> {
	const credential = await context.getCredentials(KEITARO_CREDENTIAL);
	const account = accountOf(readPanel(context, credential));
	const isSame = saved?.source === sourceOf('keitaro', account, settings.zone);
	const { zone, campaignIds, statusWords, eventWords, includeRaw } = settings;
	const currency = readCurrency(context, credential);
	return new KeitaroTracker(
		keitaroFor(context, deadline),
		{ account, zone, currency, campaignIds, statusWords, eventWords, includeRaw },
		isSame ? { ...saved.memory } : {},
	);
}

function toItems(conversions: Conversion[], { simplify }: TriggerSettings): INodeExecutionData[] {
	return conversions.map((conversion) => ({
		json: simplify ? simplified(conversion) : (conversion as unknown as IDataObject),
	}));
}

/** A long backfill says in n8n's log how far it is. */
function tellProgress(context: IPollFunctions, count: number, { cursor, behind }: SyncState): void {
	if (cursor.backfill === undefined && !behind) return;
	const done = cursor.backfill === undefined ? 0 : Math.floor(progressOf(cursor.backfill) * 100);
	const what = cursor.backfill === undefined ? 'Catching up' : `Backfill ${done} % done`;
	context.logger.info(`${context.getNode().name}: ${what}, ${count} conversions in this poll`);
}

function asNodeError(context: IPollFunctions, error: unknown): Error {
	if (error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error);
}
