import type { Entity } from '../../../../../nodes/shared/trackers/entity';
import { compare, type Seen } from '../../../../../nodes/shared/sync/entities/compare';
import { ABOUT, campaign } from './examples';

const NOTHING: Seen = { entities: {}, missing: {} };
const read = (listed: Entity[], known: Seen = NOTHING, most = 100) =>
	compare(listed, known, most, ABOUT);
const changes = ({ items }: ReturnType<typeof read>) =>
	items.map(({ change, id }) => `${change} ${id}`);

describe('a list compared with what was known of it', () => {
	it('an entity never seen is added', () => {
		const { items } = read([campaign('1')]);
		expect(items).toEqual([{ change: 'added', changedFields: [], before: {}, ...campaign('1') }]);
	});

	it('one that is as it was is no news', () => {
		expect(changes(read([campaign('1')], read([campaign('1')]).seen))).toEqual([]);
	});

	it('one that changed tells what moved and what it was', () => {
		const { seen } = read([campaign('1')]);
		const { items } = read([campaign('1', { name: 'New', state: 'paused' })], seen);
		expect(items).toMatchObject([
			{
				change: 'changed',
				changedFields: ['name', 'state'],
				before: { name: 'Campaign 1', state: 'active' },
				name: 'New',
			},
		]);
	});

	it('one that only was updated is no news: some trackers move that with every click', () => {
		const { seen } = read([campaign('1', { updatedAt: '2026-11-20T12:00:00.000Z' })]);
		expect(changes(read([campaign('1')], seen))).toEqual([]);
	});

	it('one listed as deleted is gone at once, and only once', () => {
		const deleted = campaign('1', { state: 'deleted' });
		const gone = read([deleted], read([campaign('1')]).seen);
		expect(gone.items).toMatchObject([{ change: 'gone', id: '1', name: 'Campaign 1' }]);
		expect(changes(read([deleted], gone.seen))).toEqual([]);
	});

	it('one that was deleted before it was ever seen is no news', () => {
		expect(changes(read([campaign('1', { state: 'deleted' })]))).toEqual([]);
	});

	it('one that is not listed any more is gone when it is missing twice, told from memory', () => {
		const once = read([campaign('2')], read([campaign('1'), campaign('2')]).seen);
		expect(changes(once)).toEqual([]);
		const twice = read([campaign('2')], once.seen);
		expect(twice.items).toEqual([
			{ change: 'gone', changedFields: [], before: {}, ...campaign('1') },
		]);
		expect(changes(read([campaign('2')], twice.seen))).toEqual([]);
	});

	it('one that was missing once, as when a page slipped, is no news when it is back', () => {
		const once = read([], read([campaign('1'), campaign('2')]).seen);
		const back = read([campaign('1'), campaign('2', { name: 'New' })], once.seen);
		expect(changes(back)).toEqual(['changed 2']);
	});

	it('one that comes back after it was gone is added', () => {
		const gone = read([], read([], read([campaign('1')]).seen).seen);
		expect(changes(gone)).toEqual(['gone 1']);
		expect(changes(read([campaign('1')], gone.seen))).toEqual(['added 1']);
	});

	it('one that two pages bring counts once', () => {
		expect(changes(read([campaign('1'), campaign('1', { name: 'Twice' })]))).toEqual(['added 1']);
	});
});

describe('more changes than may be handed out', () => {
	const before = ['1', '2', '3', '4'].map((id) => campaign(id));
	const after = [
		campaign('1', { name: 'New' }),
		campaign('2', { state: 'deleted' }),
		campaign('4'),
		campaign('5'),
	];

	it.each([1, 2, 3, 4, 5])('at most %i at a time: each comes, each once', (most) => {
		const all: string[] = [];
		let { seen } = read(before);
		for (let rounds = 0; rounds < 8; rounds++) {
			const next = read(after, seen, most);
			expect(next.items.length).toBeLessThanOrEqual(most);
			all.push(...changes(next));
			seen = next.seen;
		}
		expect(all.sort()).toEqual(['added 5', 'changed 1', 'gone 2', 'gone 3']);
	});

	it('says that there are more', () => {
		expect(read(before, NOTHING, 3).isMore).toBe(true);
		expect(read(before, NOTHING, 4).isMore).toBe(false);
	});
});
