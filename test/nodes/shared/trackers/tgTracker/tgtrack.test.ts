import { DateTime } from 'luxon';
import type { ConversionStatus } from '../../../../../nodes/shared/conversion/conversion';
import { wordMap } from '../../../../../nodes/shared/conversion/words';
import { userIdOf } from '../../../../simulators/tgTracker';
import { expectedMember } from './expectedMember';
import { all, byId, NOW, problemOf, settingsOf, withoutVersion } from './support';
import { conversions, start, WHOLE } from './tgtrackAccount';

describe.each(['event', 'join'] as const)('members found by their %s', (filter) => {
	it('become the conversions of the truth, field by field', async () => {
		const started = await start({ filter });
		const found = await conversions(started);
		const rows = Array.from({ length: 300 }, (_, row) => expectedMember(started.simulator, row));
		expect(found.map(withoutVersion).sort(byId)).toEqual(rows.sort(byId));
	});

	it('are all found in slices, whichever moment a slice is about', async () => {
		const started = await start({ filter });
		const whole = new Set((await conversions(started)).map(({ id }) => id));
		const found = new Set<string>();
		for (let to = DateTime.fromMillis(NOW).plus({ days: 1 }); to > WHOLE.from; ) {
			const from = to.minus({ days: 7 });
			// As the sync does: what lies after the slice is left to the slice it belongs to.
			for (const { id, convertedAt } of await conversions(started, { from, to }))
				if (Date.parse(convertedAt) < to.toMillis()) found.add(id);
			to = from;
		}
		expect([...found].sort()).toEqual([...whole].sort());
	});

	it('tell later that somebody left', async () => {
		const started = await start({ filter });
		const before = await conversions(started);
		const stays = before.find(({ status }) => status === 'confirmed');
		const { account } = started.simulator;
		const row = Array.from({ length: 300 }, (_, at) => at).find(
			(at) => expectedMember(started.simulator, at).id === stays?.id,
		);
		account.postback(row ?? -1, 'rejected', 'left');
		const after = (await conversions(started)).find(({ id }) => id === stays?.id);
		expect(after).toMatchObject({ status: 'rejected', trackerStatus: '0' });
		expect(after?.version).not.toBe(stays?.version);
	});
});

it('lets users say what a member who left counts as', async () => {
	const statusWords = wordMap<ConversionStatus>([
		['left', 'confirmed'],
		['removed', 'refunded'],
	]);
	const found = await conversions(await start(), WHOLE, settingsOf({ statusWords }));
	const pairs = new Set(found.map(({ trackerStatus, status }) => `${trackerStatus} ${status}`));
	expect([...pairs].sort()).toEqual(['-1 refunded', '0 confirmed', '1 confirmed']);
});

it('hands out the row itself when asked to, under the names of TGTrack', async () => {
	const [first] = await conversions(await start(), WHOLE, settingsOf({ includeRaw: true }));
	expect(first?.raw).toMatchObject({
		userID: first?.user?.externalId,
		status: first?.trackerStatus,
	});
});

it('gives the clicks with their tags', async () => {
	const started = await start({ conversions: 20 });
	const { truth } = started.simulator.account;
	const found = await started.run(async (tracker) => await all(tracker.clicks?.(WHOLE)));
	const clicks = Array.from({ length: truth.clickCount }, (_, index) => truth.click(index));
	const expectedClicks = clicks.map((click) => ({
		id: `${userIdOf(click)}:${click.at}`,
		clickedAt: new Date(click.at * 1000).toISOString(),
		isConverted: null,
		campaign: { name: click.campaign.name },
		subIds: { sub_4: click.creative },
	}));
	expect(found.sort(byId)).toMatchObject(expectedClicks.sort(byId));
});

it('gives the newest first when asked for the latest', async () => {
	const started = await start();
	const whole = await conversions(started);
	const latest = await started.run(async (tracker) => await tracker.latest?.(5, WHOLE));
	expect(latest?.map(({ convertedAt }) => convertedAt)).toEqual(
		whole
			.map(({ convertedAt }) => convertedAt)
			.sort()
			.slice(-5)
			.reverse(),
	);
});

it('says that there are no lists', async () => {
	const started = await start();
	const list = started.run(async (tracker) => await all(tracker.list?.('campaign')));
	expect((await problemOf(list)).message).toBe(
		'TGTrack has no list of this kind (campaign): it knows channels, members and UTM tags',
	);
	const get = started.run(async (tracker) => await tracker.get?.('offer', '1'));
	expect((await problemOf(get)).advice).toContain('which carry the tags');
	expect(started.simulator.requestCount).toBe(0);
});
