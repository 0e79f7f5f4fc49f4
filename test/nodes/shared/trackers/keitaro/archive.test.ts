import { Archive, type ArchiveMemory } from '../../../../../nodes/shared/trackers/keitaro/archive';
import { KeitaroClient } from '../../../../../nodes/shared/trackers/keitaro/client';

const DAY_MS = 86_400_000;

/** An archive of numbered campaigns, and how often it was asked for. */
function archiveOf(ids: number[], memory: { archive?: ArchiveMemory } = {}) {
	const asked: string[] = [];
	let now = Date.UTC(2026, 10, 20, 12);
	const client = new KeitaroClient(async ({ url }) => {
		asked.push(url);
		const body = ids.map((id) => ({
			id,
			name: `Campaign ${id}`,
			parameters: { sub_id_10: { name: 'fbclid' } },
		}));
		return await Promise.resolve({ answer: { status: 200, headers: {}, body } });
	});
	/** A sync: what its pages find for these ids. */
	const sync = async (...pages: number[][]) => {
		// What is saved goes through JSON.
		const saved = JSON.parse(JSON.stringify(memory)) as typeof memory;
		const archive = new Archive(client, saved, () => now);
		const found = [];
		for (const page of pages) found.push(await archive.find(new Set(page.map(String))));
		memory = saved;
		return found.map((campaigns, index) =>
			(pages[index] ?? []).map((id) => campaigns.get(`${id}`)),
		);
	};
	return { asked, sync, ids, pass: (ms: number) => void (now += ms), saved: () => memory.archive };
}

it('is asked for once, and not again in later syncs with the same campaigns', async () => {
	const { asked, sync } = archiveOf([11, 12, 13]);
	const [[first] = []] = await sync([11], [12]);
	expect(asked).toHaveLength(1);
	const [[again, other] = []] = await sync([11, 12]);
	expect(asked).toHaveLength(1);
	expect(again).toEqual(first);
	expect(other).toEqual({
		id: '12',
		name: 'Campaign 12',
		state: 'archived',
		parameterNames: new Map([['sub_id_10', 'fbclid']]),
	});
});

it('is asked for when a campaign turns up that was not seen before', async () => {
	const { asked, sync } = archiveOf([11, 12]);
	await sync([11]);
	const [found] = await sync([11, 12]);
	expect(asked).toHaveLength(2);
	expect(found?.map((campaign) => campaign?.name)).toEqual(['Campaign 11', 'Campaign 12']);
});

it('remembers which campaigns it has not', async () => {
	const { asked, sync } = archiveOf([11]);
	expect(await sync([99])).toEqual([[undefined]]);
	expect(await sync([99])).toEqual([[undefined]]);
	expect(asked).toHaveLength(1);
});

it('is asked for again after a day, as a campaign may have left it for good', async () => {
	const { asked, sync, ids, pass } = archiveOf([11]);
	await sync([11]);
	ids.length = 0;
	pass(DAY_MS - 1);
	expect((await sync([11]))[0]?.[0]?.name).toBe('Campaign 11');
	pass(1);
	expect(await sync([11])).toEqual([[undefined]]);
	expect(asked).toHaveLength(2);
});

it('remembers the last fifty only, however many a month of conversions has', async () => {
	const ids = Array.from({ length: 200 }, (_, index) => index + 1);
	const { asked, sync, saved } = archiveOf(ids);
	await sync(ids.slice(0, 100), ids.slice(100));
	expect(asked).toHaveLength(1);
	expect(saved()?.seen.map(({ id }) => Number(id))).toEqual(ids.slice(150));
	expect(JSON.stringify(saved()).length).toBeLessThan(10_000);
});
