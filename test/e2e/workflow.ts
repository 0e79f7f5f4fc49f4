import { readFileSync } from 'node:fs';
import type { INode } from 'n8n-workflow';
import { exampleWorkflow } from '../live/paths';
import type { WorkflowInput } from '../live/rest-types';

/** Names of the nodes in the example workflow. */
export const TRIGGER = 'Tracker Trigger';
export const FORWARD = 'Forward Conversions';

/** Outputs of Forward Conversions in their order, and the node behind each. */
export const OUTCOMES = ['accepted', 'skipped', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const BEHIND: Readonly<Record<Outcome, string>> = {
	accepted: 'Accepted by Meta',
	skipped: 'Skipped, with the Reason',
	failed: 'Failed, Tell Somebody',
};

/** Furthest that a first sync goes back: every seeded conversion is in it. */
export const FIRST_SYNC_DAYS = 90;

export interface TriggerOptions {
	/** Conversions per execution. */
	maxItems: number;
	/** ISO 8601; read again from here. */
	resyncFrom?: string;
}

/** At the top of every minute: n8n lets no schedule poll more often than once in one. */
const TOP_OF_MINUTE = [0];

/**
 * The nodes with the trigger set as in these runs: as often as possible, as far back as possible, and
 * with items that say how far it is. `seconds` of every minute at which it polls, each a schedule of
 * its own.
 */
export function withTrigger(
	nodes: readonly INode[],
	options: TriggerOptions,
	seconds: readonly number[] = TOP_OF_MINUTE,
): INode[] {
	const settings = {
		pollTimes: {
			item: seconds.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
		},
		syncEvery: 1,
		firstSyncDays: FIRST_SYNC_DAYS,
		options: { includeProgress: true, ...options },
	};
	return nodes.map((node) =>
		node.name === TRIGGER ? { ...node, parameters: { ...node.parameters, ...settings } } : node,
	);
}

/** The workflow that users import, as the repository has it. */
export function readExample(): WorkflowInput {
	const { name, nodes, connections, settings } = JSON.parse(
		readFileSync(exampleWorkflow, 'utf8'),
	) as WorkflowInput;
	return { name, nodes, connections, settings };
}
