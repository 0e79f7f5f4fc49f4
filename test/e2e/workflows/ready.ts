import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../../live/rest-types';
import type { Imported } from './imported';
import type { ReadyWorld } from './world';

/** Which of the two runs: what the first has sent or stored, the second must not again. */
export type Time = 1 | 2;

/** How a workflow of `workflows/` is run from its file, and what must have come of it. */
export interface ReadyWorkflow {
	/**
	 * Parameters that a run on this machine needs, by node name, laid over those of the file. As few as
	 * can be: everything else is as users import it.
	 */
	local?: Readonly<Record<string, IDataObject>>;
	/** Before the import: other services and credentials, and what the simulators are to hold. */
	open(world: ReadyWorld): Promise<Steps | LeftOut>;
}

/** The two runs of an imported workflow. */
export interface Steps {
	/** Lets it do its job once; answers the executions that this led to. All must succeed. */
	run(imported: Imported, time: Time): Promise<Execution[]>;
	/** Counts what arrived at the other side. */
	check(executions: Execution[], time: Time, imported: Imported): Promise<void>;
}

/** A service that the workflow needs cannot be had on this machine. */
export interface LeftOut {
	leftOut: string;
}
