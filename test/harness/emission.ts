import type { IDataObject, INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

type EmitArguments = Parameters<IPollFunctions['__emit']>;

/** A run as n8n reports it when all went well. */
const successfulRun = (): IRun => ({
	data: createRunExecutionData(),
	finished: true,
	mode: 'trigger',
	startedAt: new Date(),
	stoppedAt: new Date(),
	status: 'success',
	storedAt: 'db',
});

/** One execution a poll started: what the node handed to `__emit`, or what `poll` returned. */
export class Emission {
	/** Whether `finish` or `fail` was called. */
	settled = false;

	constructor(
		readonly outputs: INodeExecutionData[][],
		/** Undoes what was committed with this emission; nothing without durable cursors. */
		private readonly rollBack: () => void,
		/** What a process that dies right now would find of the static data when it starts again. */
		readonly savedStaticData: IDataObject | undefined,
		readonly responsePromise?: EmitArguments[1],
		readonly donePromise?: EmitArguments[2],
	) {}

	/** Items of the first output. */
	get items(): INodeExecutionData[] {
		return this.outputs[0] ?? [];
	}

	/** The execution ended; `run` overrides parts of a successful run, e.g. `{ status: 'error' }`. */
	finish(run: Partial<IRun> = {}): void {
		this.settled = true;
		this.donePromise?.resolve({ ...successfulRun(), ...run });
	}

	/**
	 * The execution could not be created. With durable cursors its cursor is not advanced either, as
	 * both are one transaction; without them the static data was saved before.
	 */
	refuse(error: Error): void {
		this.rollBack();
		this.fail(error);
	}

	/** The execution was created, and its end could not be learnt. */
	fail(error: Error): void {
		this.settled = true;
		this.donePromise?.reject(error);
	}
}
