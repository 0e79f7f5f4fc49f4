import type { INodeParameters } from 'n8n-workflow';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import { BUILDS, type Build } from '../../simulators/keitaro/builds';
import type { TruthRow } from '../../simulators/keitaro';
import { DAY_MS, idsOf, Publication, truthIds, unannounced } from './publication';

afterAll(async () => await Publication.stopAll());

/** What the first sync brings with these parameters, and what the tracker has. */
async function firstSync(
	parameters: INodeParameters,
	more: Parameters<typeof Publication.start>[0] = {},
) {
	const publication = await Publication.start({ ...more, parameters });
	const emitted = await publication.catchUp();
	return { publication, emitted, truth: publication.owed() };
}

describe('filters', () => {
	it.each<[string, INodeParameters, (row: TruthRow) => boolean]>([
		['one campaign', { campaigns: ['1'] }, ({ campaign_id }) => campaign_id === 1],
		[
			'several campaigns',
			{ campaigns: ['2', '9'] },
			({ campaign_id }) => [2, 9].includes(campaign_id),
		],
		['an archived campaign', { campaigns: ['11'] }, ({ campaign_id }) => campaign_id === 11],
		[
			'statuses',
			{ statuses: ['sale', 'rejected'] },
			({ status }) => ['sale', 'rejected'].includes(status),
		],
		['a status as people write it', { statuses: ['Sale '] }, ({ status }) => status === 'sale'],
		['an event', { events: ['CompleteRegistration'] }, ({ status }) => status === 'registration'],
		[
			'both',
			{ campaigns: ['1'], statuses: ['lead'] },
			(row) => row.campaign_id === 1 && row.status === 'lead',
		],
		['nothing chosen', { campaigns: [], statuses: [], events: [] }, () => true],
	])('%s: only those conversions come', async (_, filters, isWanted) => {
		const { emitted, truth } = await firstSync({ filters });
		const expected = truthIds(truth.filter(isWanted));
		expect(expected.length).toBeGreaterThan(0);
		expect(idsOf(emitted)).toEqual(expected);
	});

	it('changed later bring what was not wanted before, and nothing again', async () => {
		const { publication, truth } = await firstSync({ filters: { statuses: ['lead'] } });
		const wider = await Publication.start({
			now: publication.now,
			parameters: { filters: { statuses: ['lead', 'sale'] } },
			credential: { url: publication.simulator.url },
			poller: { staticData: publication.poller.savedStaticData },
		});
		// The newest hour comes with the next sync that is due, the rest at once.
		const emitted = [...(await wider.catchUp()), ...(await wider.tick())];
		expect(idsOf(emitted)).toEqual(truthIds(truth.filter(({ status }) => status === 'sale')));
		expect(unannounced([...publication.emitted, ...emitted])).toEqual([]);
	});
});

describe('overrides', () => {
	const meanings = (word: string, meaning: string) => ({ items: [{ word, meaning }] });
	const of = (emitted: Conversion[], status: string) =>
		emitted.filter(({ trackerStatus }) => trackerStatus === status);

	it.each(['lead', 'Lead', ' LEAD '])('a status meant otherwise: %j', async (word) => {
		const options = { statusOverrides: meanings(word, 'confirmed') };
		const { emitted } = await firstSync({ options });
		const leads = of(emitted, 'lead');
		expect(leads.length).toBeGreaterThan(0);
		expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(['confirmed']));
	});

	it('an event meant otherwise keeps the word of the tracker beside it', async () => {
		const options = { eventOverrides: meanings('Registration', 'Subscribe') };
		const { emitted } = await firstSync({ options });
		const found = of(emitted, 'registration').map(({ event, trackerEvent }) => [
			event,
			trackerEvent,
		]);
		expect(found.length).toBeGreaterThan(0);
		expect(new Set(found.map(String))).toEqual(new Set(['Subscribe,Registration']));
	});

	it('blank words count for nothing', async () => {
		const options = { statusOverrides: meanings('  ', 'refunded') };
		const { emitted } = await firstSync({ options });
		expect(emitted.some(({ status }) => status === 'refunded')).toBe(false);
	});
});

/** Zones with summer time, over both changes of the clock of 2026. */
describe.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'])(
	'with the time zone %s',
	(timeZone) => {
		it.each([
			['spring', Date.UTC(2026, 3, 12, 12)],
			['autumn', Date.UTC(2026, 10, 12, 12)],
		])('no conversion of %s is missed or comes twice', async (_, now) => {
			const { publication, emitted, truth } = await firstSync(
				{ options: { timeZone } },
				{ now, tracker: { conversions: 300, days: 32 } },
			);
			expect(idsOf(emitted)).toEqual(truthIds(truth));
			for (let day = 0; day < 5; day++) await publication.tick(24 * 60);
			expect(unannounced(publication.emitted)).toEqual([]);
		});

		it('times come in UTC', async () => {
			const { emitted, truth } = await firstSync(
				{ options: { timeZone } },
				{ now: Date.UTC(2026, 8, 12, 12), tracker: { conversions: 300, days: 40 } },
			);
			const times = new Map(emitted.map((one) => [one.id, [one.updatedAt, one.clickedAt]]));
			expect(times.size).toBeGreaterThan(100);
			for (const { event_id, datetime, click_datetime } of truth) {
				expect(times.get(event_id)).toEqual([datetime, click_datetime]);
			}
		});
	},
);

describe.each(Object.keys(BUILDS) as Build[])('a tracker of build %s', (build) => {
	const identity = ({ event_id, conversion_id }: TruthRow) =>
		build === 'v9' ? String(conversion_id) : event_id;

	it('is read whole, every conversion under an identity that stays', async () => {
		const publication = await Publication.start({ tracker: { build } });
		const emitted = await publication.catchUp();
		const [row] = publication.owed();
		expect(idsOf(emitted)).toEqual(publication.owed().map(identity).sort());
		publication.now += DAY_MS;
		await publication.tick();
		publication.order('postback', { index: row?.index, status: 'rejected', revenue: 1 });
		const changed = await publication.tick();
		expect(changed).toMatchObject([{ id: row && identity(row), change: 'updated', revenue: 1 }]);
	});

	it('is asked for columns it does not know once at most', async () => {
		const publication = await Publication.start({ tracker: { build } });
		await publication.catchUp();
		await publication.tick();
		const refused = publication.simulator.received().filter(({ answered }) => answered === 400);
		expect(refused).toHaveLength(build === 'v9' ? 1 : 0);
	});
});

describe('what an item looks like', () => {
	it('Simplify: a few flat fields', async () => {
		const publication = await Publication.start({ parameters: { options: { simplify: true } } });
		const [item] = await publication.tick(1);
		expect(Object.keys(item ?? {}).sort()).toEqual([
			'campaign',
			'change',
			'clickId',
			'convertedAt',
			'currency',
			'event',
			'id',
			'offer',
			'revenue',
			'status',
		]);
		for (const value of Object.values(item ?? {})) expect(typeof value).not.toBe('object');
	});

	it.each([true, false])("Include Raw %p: the tracker's own row", async (includeRaw) => {
		const publication = await Publication.start({ parameters: { options: { includeRaw } } });
		const [item] = await publication.tick(1);
		expect(item?.raw?.event_id).toBe(includeRaw ? item?.id : undefined);
		expect('raw' in (item ?? {})).toBe(includeRaw);
	});

	it.each([
		['EUR', 'EUR'],
		[' eur ', 'EUR'],
		['', null],
	])('the currency of the credential %j is %j in the conversions', async (currency, expected) => {
		const publication = await Publication.start({ credential: { currency } });
		const emitted = await publication.tick(1);
		expect(new Set(emitted.map((one) => one.currency))).toEqual(new Set([expected]));
	});

	it('the account is the host of the panel, however its address was typed', async () => {
		const publication = await Publication.start();
		const { host } = new URL(publication.simulator.url);
		const typed = await Publication.start({
			credential: { url: `${publication.simulator.url}/admin/#!/campaigns` },
		});
		expect(new Set((await typed.tick(1)).map(({ account }) => account))).toEqual(new Set([host]));
	});
});

describe('parameters that cannot be right', () => {
	it.each<[string, INodeParameters, Record<string, unknown>, string, string]>([
		[
			'Time Zone',
			{ options: { timeZone: 'Berlin' } },
			{},
			"'Time Zone' is not an IANA zone: Berlin",
			'Europe/Berlin',
		],
		[
			'Re-Sync From',
			{ options: { resyncFrom: 'yesterday' } },
			{},
			"'Re-Sync From' is not a date: yesterday",
			'2026-11-01',
		],
		[
			'Tracker Currency',
			{},
			{ currency: 'Dollar' },
			"'Tracker Currency' is not a currency: Dollar",
			'USD',
		],
	])('%s is named, with what to put there', async (_, parameters, credential, message, hint) => {
		const publication = await Publication.start({ parameters, credential });
		const error: unknown = await publication.tick().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ message, description: expect.stringContaining(hint) });
		expect(publication.simulator.requestCount).toBe(0);
	});
});
