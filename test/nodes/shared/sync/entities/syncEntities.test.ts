import type { DeliveryStatus } from '../../../../../nodes/shared/sync/deliveries';
import {
	syncEntities,
	type EntitySettings,
	type EntityState,
} from '../../../../../nodes/shared/sync/entities/syncEntities';
import type { Entity } from '../../../../../nodes/shared/trackers/entity';
import { ABOUT, campaign } from './examples';

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE_MS = 60_000;

/** A node that follows the campaigns of an account which a test changes as it likes. */
class Follower {
	now = NOW;
	listed: Entity[] = [];
	state: EntityState | undefined;
	requests = 0;
	status: DeliveryStatus = 'done';
	/** Fails when the second page is asked for. */
	isBroken = false;

	constructor(private readonly settings: Partial<EntitySettings> = {}) {}

	async tick(minutes = 15): Promise<string[]> {
		this.now += minutes * MINUTE_MS;
		const result = await syncEntities({
			tracker: { ...ABOUT, name: 'voluum', memory: {}, list: () => this.list() },
			kind: 'campaign',
			saved: this.state && (JSON.parse(JSON.stringify(this.state)) as EntityState),
			settings: {
				source: 'source',
				everyMinutes: 15,
				maxItems: 100,
				emitsExisting: false,
				...this.settings,
			},
			clock: () => this.now,
			statusOf: () => this.status,
			deliveryKey: 'delivery',
		});
		this.state = result?.state ?? this.state;
		return (result?.items ?? []).map(({ change, id }) => `${change} ${id}`);
	}

	private async *list(): AsyncGenerator<Entity[]> {
		this.requests += 1;
		const half = Math.ceil(this.listed.length / 2);
		yield this.listed.slice(0, half);
		if (this.isBroken) throw new Error('The second page failed');
		yield this.listed.slice(half);
	}
}

const follow = (listed: Entity[], settings?: Partial<EntitySettings>) => {
	const follower = new Follower(settings);
	follower.listed = listed;
	return follower;
};

describe('following a list', () => {
	it('takes note of what there is, or brings it when asked to', async () => {
		expect(await follow([campaign('1')]).tick()).toEqual([]);
		expect(await follow([campaign('1')], { emitsExisting: true }).tick()).toEqual(['added 1']);
	});

	it('tells each change once, and asks for the list no more often than chosen', async () => {
		const follower = follow([campaign('1'), campaign('2')]);
		await follower.tick();
		follower.listed = [campaign('1', { name: 'New' }), campaign('2'), campaign('3')];
		for (let minute = 1; minute < 15; minute++) expect(await follower.tick(1)).toEqual([]);
		expect(follower.requests).toBe(1);
		expect(await follower.tick(1)).toEqual(['changed 1', 'added 3']);
		expect(await follower.tick()).toEqual([]);
	});

	it('of another account starts from nothing', async () => {
		const follower = follow([campaign('1')]);
		await follower.tick();
		const other = follow([campaign('9')], { source: 'other' });
		other.state = follower.state;
		expect(await other.tick(0)).toEqual([]);
		expect(Object.keys(other.state?.entities ?? {})).toEqual(['=9']);
	});

	it('takes a list that broke off for no news at all', async () => {
		const follower = follow(['1', '2', '3'].map((id) => campaign(id)));
		await follower.tick();
		follower.isBroken = true;
		const before = JSON.stringify(follower.state);
		for (let syncs = 0; syncs < 3; syncs++) await expect(follower.tick()).rejects.toThrow();
		expect(JSON.stringify(follower.state)).toBe(before);
		follower.isBroken = false;
		expect(await follower.tick()).toEqual([]);
	});

	it('hands out what is too much for one poll minute by minute', async () => {
		const listed = Array.from({ length: 7 }, (_, i) => campaign(String(i)));
		const follower = follow(listed, { emitsExisting: true, maxItems: 3 });
		const counts = [];
		for (let polls = 0; polls < 4; polls++) counts.push((await follower.tick(1)).length);
		expect(counts).toEqual([3, 3, 1, 0]);
	});
});

describe('changes on their way to an execution', () => {
	const changed = async () => {
		const follower = follow([campaign('1'), campaign('2'), campaign('3')]);
		await follower.tick();
		follower.listed = [campaign('1', { name: 'New' }), campaign('2'), campaign('4')];
		await follower.tick();
		follower.status = 'running';
		return follower;
	};

	it('come again when they were lost, those that were gone too', async () => {
		const follower = await changed();
		follower.status = 'done';
		expect(await follower.tick()).toEqual(['gone 3']);
		follower.status = 'lost';
		expect(await follower.tick(1)).toEqual(['gone 3']);

		const other = await changed();
		other.status = 'lost';
		expect((await other.tick(1)).sort()).toEqual(['added 4', 'changed 1', 'gone 3']);
	});

	it('hold up the reading, but not for longer than an hour', async () => {
		const follower = await changed();
		const { requests } = follower;
		for (let syncs = 0; syncs < 3; syncs++) expect(await follower.tick()).toEqual([]);
		expect(follower.requests).toBe(requests);
		expect(await follower.tick()).toEqual(['gone 3']);
	});
});
