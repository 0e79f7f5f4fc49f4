import type {
	IDataObject,
	INodeExecutionData,
	IPollFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';
import type { Clock } from './clock';
import { withClock } from './clock';
import { DurableCursor } from './durable-cursor';
import { Emission } from './emission';
import { Container, PollContext, PollTriggerExecutor } from './engine';
import { ProcessKilledError } from './processed-data';
import type { NodeSetup, PreparedNode } from './setup';
import { jsonCopy, prepare } from './setup';
import { StaticDataColumn } from './static-data-column';
import { privacy, witnessed } from './witness';

export interface PollerOptions extends NodeSetup {
	/** n8n's durable poll cursors instead of static data. */
	durableCursors?: boolean;
	/**
	 * Called at every emission; the default finishes it at once. Give `() => {}` to settle emissions
	 * yourself through `emissions` or `nextEmission()`.
	 */
	onEmit?: (emission: Emission) => void;
	/** Time a poll may take, in ms: 300,000, or 36,000 with durable cursors, as on the server. */
	getPollBudgetMs?: () => number;
	/** `false` for long benchmarks: emissions go to `onEmit` only, `poll` answers null. */
	keepEmissions?: boolean;
}

export interface PollOptions {
	/** `manual` = *Fetch Test Event* in the editor. */
	mode?: 'trigger' | 'manual';
	/** The time the node sees. */
	now?: Clock;
	/** What `getActivationMode()` says; `update` unless given. */
	activation?: WorkflowActivateMode;
	/** Overrides the poller's own for this poll. */
	getPollBudgetMs?: () => number;
}

const BUDGET_MS = 300_000;
/** 45 s poll timeout less a fifth. */
const DURABLE_BUDGET_MS = 36_000;

/** A published workflow with one polling trigger: polls share static data, a restart loses it. */
export class Poller {
	/** Everything emitted since the beginning, oldest first; restarts do not clear it. */
	readonly emissions: Emission[] = [];

	private prepared: PreparedNode;

	private readonly column: StaticDataColumn;

	private readonly cursor: DurableCursor | undefined;

	private waiting: Array<(emission: Emission) => void> = [];

	private handedOut = 0;

	constructor(private readonly options: PollerOptions) {
		this.column = new StaticDataColumn(options.staticData && jsonCopy(options.staticData));
		this.cursor = options.durableCursors ? new DurableCursor() : undefined;
		this.prepared = prepare(options);
	}

	/** The node's static data as the next poll will see it. */
	get staticData(): IDataObject {
		const { workflow, node } = this.prepared;
		return this.cursor?.committed ?? workflow.getStaticData('node', node);
	}

	/** The workflow's `staticData` column as last saved (all nodes, keys `node:<name>`). */
	get savedStaticData(): IDataObject | undefined {
		return this.column.saved;
	}

	/** The node's part of what is saved: its static data, or its durable cursor. */
	get savedNodeData(): IDataObject | undefined {
		if (this.cursor) return this.cursor.committed && jsonCopy(this.cursor.committed);
		return this.column.saved?.[`node:${this.prepared.node.name}`] as IDataObject | undefined;
	}

	/**
	 * One tick. Items of the first output, emitted by the node itself or returned, in order; null when
	 * there was no emission. It throws what the node throws.
	 */
	async poll(options: PollOptions = {}): Promise<INodeExecutionData[] | null> {
		if (options.mode === 'manual') return await this.pollManually(options);
		return await this.tick(options, false);
	}

	/**
	 * The poll n8n makes while it publishes the workflow. Static data is saved afterwards even without
	 * an emission; a durable cursor is not.
	 */
	async activate(options: Omit<PollOptions, 'mode'> = {}): Promise<INodeExecutionData[] | null> {
		const items = await this.tick({ activation: 'activate', ...options }, true);
		this.column.save(this.prepared.workflow);
		await this.column.settled();
		return items;
	}

	/** The next emission not handed out yet, waiting for it if need be. */
	async nextEmission(): Promise<Emission> {
		const ready = this.emissions[this.handedOut];
		this.handedOut++;
		return ready ?? (await new Promise((resolve) => this.waiting.push(resolve)));
	}

	/**
	 * The process starts again, from what was `saved` (it was killed), or with what it had in `memory`
	 * (as if all had been saved). A poll still running dies: what it does from now on is lost.
	 */
	restart({ from }: { from: 'saved' | 'memory' }): void {
		if (from === 'memory') this.column.saved = jsonCopy(this.prepared.workflow.staticData);
		this.prepared = prepare({ ...this.options, staticData: this.column.saved ?? {} });
	}

	/** The editor runs the node on its own copy of the workflow and saves nothing. */
	private async pollManually({
		now,
		activation,
	}: PollOptions): Promise<INodeExecutionData[] | null> {
		const { workflow, node, additionalData } = prepare({
			...this.options,
			staticData: this.column.saved ?? {},
		});
		const context = new PollContext(
			workflow,
			node,
			additionalData,
			'manual',
			activation ?? 'manual',
		);
		const { poll } = this.options.node;
		if (!poll) throw new UnexpectedError('The node has no poll function');
		const outputs = await witnessed(
			'an output',
			async () => await withClock(now, async () => await poll.call(context)),
		);
		return outputs && (outputs[0] ?? []);
	}

	private async tick(options: PollOptions, activating: boolean) {
		const prepared = this.prepared;
		const emitted: Emission[] = [];
		const failures: Error[] = [];
		const context = this.buildContext(prepared, options, emitted, failures);
		const run = Container.get(PollTriggerExecutor).create(
			prepared.workflow,
			prepared.node,
			context,
			() => prepared === this.prepared,
		);
		await witnessed('an answer', async () => {
			await withClock(options.now, async () => await run(activating));
			await this.column.settled();
			if (failures[0]) throw failures[0];
		});
		if (prepared !== this.prepared) throw new ProcessKilledError();
		return emitted.length > 0 ? emitted.flatMap(({ items }) => items) : null;
	}

	private buildContext(
		prepared: PreparedNode,
		options: PollOptions,
		emitted: Emission[],
		failures: Error[],
	): PollContext {
		const { workflow, node, additionalData } = prepared;
		const { cursor } = this;
		const legacyData = () => workflow.getStaticData('node', node);
		const assertAlive = () => {
			if (prepared !== this.prepared) throw new ProcessKilledError();
		};
		const emit: IPollFunctions['__emit'] = (outputs, responsePromise, donePromise) => {
			assertAlive();
			privacy().see('an output', outputs);
			const rollBack = cursor?.commit() ?? (() => {});
			this.column.save(workflow);
			const emission = new Emission(
				outputs,
				rollBack,
				this.savedNodeData,
				responsePromise,
				donePromise,
			);
			if (this.options.keepEmissions !== false) emitted.push(emission);
			this.announce(emission);
		};
		return new PollContext(
			workflow,
			node,
			additionalData,
			'trigger',
			options.activation ?? 'update',
			emit,
			(error) => failures.push(error),
			async () => {
				assertAlive();
				cursor?.commit();
			},
			async (poll) => (cursor ? await cursor.runPoll(legacyData(), poll) : await poll()),
			() => cursor?.snapshot() ?? legacyData(),
			options.getPollBudgetMs ??
				this.options.getPollBudgetMs ??
				(() => (cursor ? DURABLE_BUDGET_MS : BUDGET_MS)),
		);
	}

	private announce(emission: Emission): void {
		if (this.options.keepEmissions !== false) this.emissions.push(emission);
		this.waiting.shift()?.(emission);
		if (this.options.onEmit) this.options.onEmit(emission);
		else emission.finish();
	}
}
