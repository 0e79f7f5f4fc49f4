import { all } from '../probe';
import { redtrackProbe } from './account';
import { expectedVisit } from './expected';
import { DAY_MS, NOW, started, utc } from './logs';
import { iso } from '../expectedValues';

describe('the log of clicks', () => {
	it('is what really happened, oldest first', async () => {
		const simulator = await started({ conversions: 100, days: 10 });
		const window = { from: utc(NOW - 3 * DAY_MS), to: utc(NOW) };
		const found = await redtrackProbe(simulator).run(
			async (tracker) => await all(tracker.clicks(window)),
		);
		const [fromS, toS] = [window.from.toSeconds(), window.to.toSeconds()];
		const clicks = [...simulator.account.truth.clicksBetween(fromS, toS - 1)];
		expect(found.map(({ id }) => id).sort()).toEqual(clicks.map(({ id }) => id).sort());
		const times = found.map(({ clickedAt }) => clickedAt);
		expect(times).toEqual([...times].sort());
		for (const click of clicks) {
			expect(found.find(({ id }) => id === click.id)).toEqual({
				tracker: 'redtrack',
				account: 'agency',
				id: click.id,
				clickedAt: iso(click.at),
				isConverted: null,
				revenue: null,
				cost: click.cost,
				currency: 'USD',
				...expectedVisit(click),
			});
		}
	});
});
