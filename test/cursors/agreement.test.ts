import { IN_DOUBT, Known, packIds, shortId } from '../../nodes/shared/sync/known';
import type { Delivery, SyncState } from '../../nodes/shared/sync/state';
import { disagreements } from './agreement';
import type { Item, SavedExecution } from './ledger';

const ACCOUNT = 'tracker.example.com';
const AT = '2026-11-20T12:00:00.000Z';
const NOTHING = { heldByNoExecution: [], unknownToCursor: [], withoutExecution: [] };

const short = (id: string): string => shortId('keitaro', ACCOUNT, id);
const item = (id: string, version = 'version-1'): Item => ({ id, version });

function execution(id: number, ...items: Item[]): SavedExecution {
	return { id, status: 'success', items };
}

function cursor(known: readonly Item[], deliveries: readonly Item[][] = []): SyncState {
	const memory = new Known();
	for (const { id, version } of known) memory.add(short(id), version, AT);
	return {
		source: '',
		selection: '',
		cursor: { live: AT },
		since: AT,
		behind: false,
		syncedAt: AT,
		known: memory.pack(1_000, 0),
		deliveries: deliveries.map(
			(items, index): Delivery => ({
				key: String(index),
				at: AT,
				ids: packIds(items.map(({ id }) => short(id))),
				before: { live: AT },
			}),
		),
		lost: '',
		memory: {},
	};
}

describe('what a kill leaves behind', () => {
	const [a, b, c] = [item('a'), item('b'), item('c')];

	it('agrees where each conversion is in both, whatever the order', () => {
		const executions = [execution(1, b, a), execution(2, c)];
		const found = disagreements({ cursor: cursor([a, b, c], [[a, b], [c]]), executions }, ACCOUNT);
		expect(found).toEqual(NOTHING);
	});

	it('agrees before the first poll, and after one that failed', () => {
		expect(disagreements({ cursor: undefined, executions: [] }, ACCOUNT)).toEqual(NOTHING);
		expect(disagreements({ cursor: undefined, executions: [execution(1)] }, ACCOUNT)).toEqual(
			NOTHING,
		);
	});

	it('a cursor past a conversion that no execution holds is found', () => {
		const executions = [execution(1, a)];
		const { heldByNoExecution } = disagreements({ cursor: cursor([a, b]), executions }, ACCOUNT);
		expect(heldByNoExecution).toEqual([short('b') + b.version]);
	});

	it('a cursor past a change that no execution holds is found', () => {
		const executions = [execution(1, a)];
		const changed = cursor([item('a', 'version-2')]);
		const { heldByNoExecution } = disagreements({ cursor: changed, executions }, ACCOUNT);
		expect(heldByNoExecution).toEqual([`${short('a')}version-2`]);
	});

	it('an execution with a conversion that the cursor does not know is found', () => {
		const executions = [execution(1, a), execution(2, b)];
		const { unknownToCursor } = disagreements({ cursor: cursor([a]), executions }, ACCOUNT);
		expect(unknownToCursor).toEqual(['b']);
		expect(disagreements({ cursor: undefined, executions }, ACCOUNT).unknownToCursor).toEqual([
			'a',
			'b',
		]);
	});

	it('a hand-over whose execution holds more or less is found', () => {
		const executions = [execution(1, a, b), execution(2, c)];
		const named = cursor([a, b, c], [[a], [c]]);
		expect(disagreements({ cursor: named, executions }, ACCOUNT).withoutExecution).toEqual([
			short('a'),
		]);
	});

	it('a conversion whose version is in doubt only has to be in some execution', () => {
		const doubtful = [item('a', IN_DOUBT), item('b', IN_DOUBT)];
		const executions = [execution(1, a)];
		const { heldByNoExecution } = disagreements({ cursor: cursor(doubtful), executions }, ACCOUNT);
		expect(heldByNoExecution).toEqual([short('b')]);
	});
});
