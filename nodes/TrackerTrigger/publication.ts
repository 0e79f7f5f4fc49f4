import type { IPollFunctions } from 'n8n-workflow';

/** n8n's budget where it does not tell one (before 2.39), and the one it tells for polls without a lease. */
const DEFAULT_BUDGET_MS = 300_000;
/**
 * n8n gives up publishing a workflow after 84 s, 70 % of the two minutes that it leases itself for it,
 * and polls every trigger of the workflow once meanwhile, one after the other.
 */
const PUBLISHING_BUDGET_MS = 40_000;
/**
 * Part of the budget after which no further page is begun. A page under way may take some more; the
 * rest is for turning it into items and saving.
 */
const READING_SHARE = 0.6;
const REQUEST_SHARE = 0.9;

export interface Deadlines {
	/** When to begin nothing new, in milliseconds since the epoch. */
	reading: number;
	/** When the last request must have been answered. */
	requests: number;
}

/** Contexts that have polled. n8n keeps one for as long as a workflow is published. */
const polled = new WeakSet<IPollFunctions>();

/** How long this poll may take. */
export function deadlinesOf(context: IPollFunctions, now: number): Deadlines {
	const given = context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const isPublishing = !polled.has(context);
	polled.add(context);
	const budget = isPublishing ? Math.min(given, PUBLISHING_BUDGET_MS) : given;
	return { reading: now + budget * READING_SHARE, requests: now + budget * REQUEST_SHARE };
}

/** A poll under way. */
interface UnderWay {
	/** The object in which n8n holds the state: another one belongs to another publication. */
	publication: object;
}

/** By workflow and node: n8n starts the next tick even if the last has not ended. */
const underWay = new Map<string, UnderWay>();

/**
 * Whether this poll belongs to n8n's durable scheduler. It reads the state anew for every poll, in an
 * object of its own, and gives each a lease, from which the budget follows.
 */
function isLeased(context: IPollFunctions): boolean {
	const budget = context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	return budget !== DEFAULT_BUDGET_MS;
}

/**
 * Skips the tick while the last one is still at work.
 *
 * Not so when the workflow was published anew meanwhile: n8n throws away what the older poll brings,
 * and so must we, or both would hand out the same. `isOutdated` tells the older one. Polls of the
 * durable scheduler are never thrown away, or one that lasts a minute would never get anywhere.
 */
export async function alone(
	context: IPollFunctions,
	work: (isOutdated: () => boolean) => Promise<void>,
): Promise<void> {
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	const publication = context.getWorkflowStaticData('node');
	const other = underWay.get(key);
	if (other !== undefined && (other.publication === publication || isLeased(context))) return;
	const own: UnderWay = { publication };
	underWay.set(key, own);
	try {
		await work(() => underWay.get(key) !== own);
	} finally {
		if (underWay.get(key) === own) underWay.delete(key);
	}
}
