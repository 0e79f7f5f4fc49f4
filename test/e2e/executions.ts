import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Rest } from '../live/rest';
import { type Execution, type ExecutionSummary, isFinished } from '../live/rest-types';
import { waitFor } from '../live/wait';
import { BEHIND, FORWARD, type Outcome, OUTCOMES, TRIGGER } from './workflow';

/** What an execution said of one conversion. */
export interface Told {
	executionId: string;
	/** Unix time in milliseconds. */
	startedAt: number;
	stoppedAt: number;
	/** Conversion and event as the trigger gave them out. */
	id: string;
	event: string;
	change: string;
	/** How far the first sync was, in percent. */
	percent: number;
	/** What Forward Conversions made of it. */
	outcome: Outcome;
	class: string | null;
	code: string | null;
	reason: string | null;
	advice: string | null;
	eventId: string;
	attempts: number;
}

/** An execution that has ended, with what it said of each conversion. */
export interface Ended {
	id: string;
	status: string;
	startedAt: number;
	/** Message of the error that ended it, if one did. */
	error: string | undefined;
	/** Items the trigger gave out. */
	given: number;
	told: Told[];
}

const IDLE_TIMEOUT_MS = 180_000;

function toTold(execution: ExecutionSummary, outcome: Outcome, { json }: INodeExecutionData): Told {
	const text = (name: string): string | null => (json[name] as string | null | undefined) ?? null;
	// The item as it came in; Forward Conversions hands it on beside its result.
	const input = (json.input ?? {}) as IDataObject;
	const progress = (input.progress ?? {}) as IDataObject;
	if (json.outcome !== outcome) throw new Error(`${String(json.outcome)} on output ${outcome}`);
	return {
		executionId: execution.id,
		startedAt: Date.parse(execution.startedAt ?? ''),
		stoppedAt: Date.parse(execution.stoppedAt ?? ''),
		id: String(input.id),
		event: String(input.event),
		change: String(input.change),
		percent: Number(progress.percent),
		outcome,
		class: text('class'),
		code: text('code'),
		reason: text('reason'),
		advice: text('advice'),
		eventId: String(json.eventId),
		attempts: Number(json.attempts),
	};
}

function toEnded(execution: Execution): Ended {
	const outputs = execution.outputs(FORWARD);
	return {
		id: execution.id,
		status: execution.status,
		startedAt: Date.parse(execution.startedAt ?? ''),
		error: execution.error,
		given: (execution.outputs(TRIGGER)[0] ?? []).length,
		told: OUTCOMES.flatMap((outcome, index) => {
			const items = outputs[index] ?? [];
			const arrived = execution.outputs(BEHIND[outcome])[0] ?? [];
			if (arrived.length !== items.length) {
				throw new Error(
					`Execution ${execution.id}: ${items.length} items left by ${outcome}, ${arrived.length} arrived`,
				);
			}
			return items.map((item) => toTold(execution, outcome, item));
		}),
	};
}

/** The executions of the workflow as n8n's own API tells them; each is read once. */
export class Executions {
	private readonly read = new Map<string, Ended>();

	constructor(
		private readonly rest: Rest,
		private readonly workflowId: string,
	) {}

	/** Ids of all there are, finished or not. */
	async ids(): Promise<Set<string>> {
		const all = await this.rest.executions(this.workflowId);
		return new Set(all.map(({ id }) => id));
	}

	/** Waits until none is under way. */
	async idle(): Promise<void> {
		const ask = async (): Promise<true | undefined> => {
			const all = await this.rest.executions(this.workflowId);
			return all.every(({ status }) => isFinished(status)) ? true : undefined;
		};
		await waitFor(ask, { what: 'The end of all executions', timeoutMs: IDLE_TIMEOUT_MS });
	}

	/** All that have ended, in the order in which they started. */
	async ended(): Promise<Ended[]> {
		for (const { id, status } of await this.rest.executions(this.workflowId)) {
			if (this.read.has(id) || !isFinished(status)) continue;
			this.read.set(id, toEnded(await this.rest.execution(id)));
		}
		return [...this.read.values()].sort(
			(a, b) => a.startedAt - b.startedAt || Number(a.id) - Number(b.id),
		);
	}

	/** Those that have ended and are not among the given ones. */
	async endedSince(before: ReadonlySet<string>): Promise<Ended[]> {
		return (await this.ended()).filter(({ id }) => !before.has(id));
	}
}
