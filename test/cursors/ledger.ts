import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { SyncState } from '../../nodes/shared/sync/state';
import { TRIGGER } from '../e2e/workflow';
import { parseFlatted } from '../live/flatted';
import type { Reader } from './database';

/** A conversion as the trigger handed it to an execution. */
export interface Item {
	id: string;
	version: string;
}

/** An execution as n8n's database has it. */
export interface SavedExecution {
	id: number;
	status: string;
	/** What it was started with. */
	items: readonly Item[];
}

/** What n8n's database says at one moment. */
export interface Ledger {
	/** The trigger's cursor; undefined while there is none. */
	cursor: SyncState | undefined;
	/** Oldest first. */
	executions: readonly SavedExecution[];
}

type ExecutionRow = { id: number; status: string };

interface StoredData {
	executionData?: {
		nodeExecutionStack: Array<{
			node: { name: string };
			data: { main: Array<INodeExecutionData[] | null> };
		}>;
	};
	resultData: {
		runData: Record<string, Array<{ data?: { main?: Array<INodeExecutionData[] | null> } }>>;
	};
}

const CURSOR = 'SELECT CAST("cursor" AS TEXT) AS state FROM poller_state WHERE "workflowId" = ?';
const EXECUTIONS = 'SELECT id, status FROM execution_entity WHERE "workflowId" = ? ORDER BY id';
const DATA = 'SELECT data FROM execution_data WHERE "executionId" = ?';

/** The trigger's items: before the trigger's turn they wait on the stack, afterwards they are a result. */
function itemsOf({ executionData, resultData }: StoredData): Item[] {
	const waiting = executionData?.nodeExecutionStack.filter(({ node }) => node.name === TRIGGER);
	const done = resultData.runData[TRIGGER];
	const outputs = [...(waiting ?? []), ...(done ?? [])].map(({ data }) => data?.main?.[0] ?? []);
	return (outputs.find((items) => items.length > 0) ?? []).map(({ json }) => asItem(json));
}

const asItem = ({ id, version }: IDataObject): Item => ({
	id: String(id),
	version: String(version),
});

/**
 * Reads the cursor and the executions of one workflow, of what a kill has left or at a quiet moment: it
 * takes several statements. The items of an execution never change and are read once.
 */
export class LedgerReader {
	private readonly items = new Map<number, readonly Item[]>();

	constructor(private readonly workflowId: string) {}

	async read(database: Reader): Promise<Ledger> {
		const cursor = await this.cursor(database);
		const rows = await database.select<ExecutionRow>(EXECUTIONS, [this.workflowId]);
		const executions: SavedExecution[] = [];
		for (const { id, status } of rows) {
			executions.push({ id, status, items: await this.itemsOf(database, id) });
		}
		return { cursor, executions };
	}

	async cursor(database: Reader): Promise<SyncState | undefined> {
		const [row] = await database.select<{ state: string }>(CURSOR, [this.workflowId]);
		return (JSON.parse(row?.state ?? '{}') as { sync?: SyncState }).sync;
	}

	private async itemsOf(database: Reader, id: number): Promise<readonly Item[]> {
		const known = this.items.get(id);
		if (known !== undefined) return known;
		const [row] = await database.select<{ data: string }>(DATA, [id]);
		const items = row === undefined ? [] : itemsOf(parseFlatted(row.data) as StoredData);
		this.items.set(id, items);
		return items;
	}
}
