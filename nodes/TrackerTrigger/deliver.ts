import * as crypto from 'node:crypto';
import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import type { DeliveryStatus } from '../shared/sync/deliveries';

/**
 * What became of the deliveries of this process. One that is not in here was made by a process that
 * has since died or handed over, and nobody can tell whether its execution ended: it counts as lost.
 */
const outcomes = new Map<string, DeliveryStatus>();

/** Far more than are ever under way at once; those that ended leave first. */
const MOST_OUTCOMES = 1_000;

export function statusOf(key: string): DeliveryStatus {
	return outcomes.get(key) ?? 'lost';
}

/** A name for a delivery that no other process gives. */
export function newDeliveryKey(): string {
	return crypto.randomUUID();
}

/**
 * Starts an execution with these items and follows it to its end. The state that names the delivery
 * must be in the static data already: n8n saves both together.
 *
 * Items are emitted rather than returned because only so n8n tells when their execution has ended, and
 * a poll that returns them cannot know whether a crash took them.
 */
export function deliver(context: IPollFunctions, items: INodeExecutionData[], key: string): void {
	const done = context.helpers.createDeferredPromise<IRun | undefined>();
	outcomes.set(key, 'running');
	void done.promise.then(
		(run) => outcomes.set(key, isCutShort(run) ? 'lost' : 'done'),
		() => outcomes.set(key, 'lost'),
	);
	if (outcomes.size > MOST_OUTCOMES) forgetOne();
	context.__emit([items], undefined, done);
}

/**
 * Whether the process that ran the execution died over it. In queue mode that is a worker, and the main
 * process is told of an error, as of one of the workflow, but of no node that it happened in.
 */
function isCutShort(run: IRun | undefined): boolean {
	if (run?.status !== 'error') return run?.status === 'crashed';
	return run.data.resultData.lastNodeExecuted === undefined;
}

function forgetOne(): void {
	for (const [key, status] of outcomes) {
		if (status === 'done') {
			outcomes.delete(key);
			return;
		}
	}
}
