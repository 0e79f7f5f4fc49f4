import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { NOW, PANEL, runOperation, SimulatedAccount } from './support/account';
import { allRequestsMade } from '../../harness/expected-requests';

const account = SimulatedAccount.shared({ conversions: 60 });
afterEach(allRequestsMade);

const WEEK = { dateRange: 'custom', from: '2026-11-09', to: '2026-11-15', timeZone: 'UTC' };

/** Click ids of the generator in a week, newest first. */
function clicksOfWeek(keep: (country: string) => boolean = () => true): string[] {
	const { truth } = account.simulator.account;
	const from = Date.UTC(2026, 10, 9) / 1000;
	return [...truth.clicksBetween(from, from + 7 * 86_400 - 1)]
		.filter(({ at, place }) => at * 1000 <= NOW && keep(place.code))
		.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
}

describe('Click: Get Many', () => {
	it('lists every click of the range, newest first, in few fields', async () => {
		const { items } = await account.run('click.getAll', { ...WEEK, returnAll: true });
		expect(items.map(({ sub_id }) => sub_id)).toEqual(clicksOfWeek());
		expect(Object.keys(items[0] ?? {})).toHaveLength(10);
		expect(typeof items[0]?.is_bot).toBe('boolean');
	});

	it('asks for the columns, filters and order that were chosen', async () => {
		const { items } = await account.run('click.getAll', {
			...WEEK,
			limit: 4,
			simplify: false,
			columns: ['campaign_id', 'cost'],
			otherColumns: 'visitor_code',
			filters: { countries: 'DE, PL' },
			sort: { items: [{ field: 'cost', order: 'ASC' }] },
		});
		expect(account.bodies('/clicks/log')).toEqual([
			{
				range: { from: '2026-11-09 00:00:00', to: '2026-11-15 23:59:59', timezone: 'UTC' },
				columns: ['sub_id', 'datetime', 'campaign_id', 'cost', 'visitor_code'],
				filters: [{ name: 'country_code', operator: 'IN_LIST', expression: ['DE', 'PL'] }],
				sort: [
					{ name: 'cost', order: 'ASC' },
					{ name: 'sub_id', order: 'ASC' },
				],
				limit: 4,
				offset: 0,
			},
		]);
		const wanted = new Set(clicksOfWeek((country) => ['DE', 'PL'].includes(country)));
		expect(items).toHaveLength(4);
		expect(items.every(({ sub_id }) => wanted.has(String(sub_id)))).toBe(true);
	});
});

describe('Click: Get', () => {
	it('looks a click up by its id', async () => {
		const [clickId = ''] = clicksOfWeek();
		const { items } = await account.run('click.get', { clickId });
		expect(items).toEqual([expect.objectContaining({ sub_id: clickId })]);
	});

	it('says so when there is none', async () => {
		await expect(account.run('click.get', { clickId: 'nobody' })).rejects.toThrow(
			"'Click ID' matches no click",
		);
	});
});

describe('Click: Clean', () => {
	const parameters = { from: '2026-11-01', to: '2026-11-02', timeZone: 'Europe/Berlin' };

	it('deletes nothing without being confirmed', async () => {
		await expect(runOperation('click.clean', parameters)).rejects.toThrow("'Confirm' is off");
	});

	it.each([
		['of one campaign', { mode: 'id', value: '12' }, { campaign_id: 12 }],
		['of all campaigns', { mode: 'list', value: '' }, {}],
	])('deletes the clicks %s', async (_, campaign, sent) => {
		nock(PANEL)
			.post('/admin_api/v1/clicks/clean', {
				start_date: '2026-11-01 00:00:00',
				end_date: '2026-11-02 23:59:59',
				timezone: 'Europe/Berlin',
				...sent,
			})
			.reply(200, { success: true });
		const { items } = await runOperation('click.clean', {
			...parameters,
			campaignId: { __rl: true, ...campaign },
			confirm: true,
		});
		expect(items).toEqual([
			{
				deleted: true,
				from: '2026-11-01 00:00:00',
				to: '2026-11-02 23:59:59',
				timeZone: 'Europe/Berlin',
			},
		]);
	});
});

describe('Click: Create', () => {
	const visit = { campaignToken: 'campaign-token', ip: '203.0.113.7', userAgent: 'Mozilla/5.0' };
	const answer: IDataObject = {
		...{
			body: '<html>',
			contentType: 'text/html',
			headers: [],
			status: 302,
			log: ['campaign-token'],
		},
		uniqueness_cookie: 'abc',
		info: {
			...{ campaign_id: 5, stream_id: '8', sub_id: 'click-1', type: 'location', is_bot: false },
			...{ url: 'https://go.example.com/?_lp=1&_token=offer-token', token: 'offer-token' },
			offer_id: ['3'],
		},
	};

	it('records the click with what is known, and shows no token', async () => {
		nock(PANEL, { badheaders: ['api-key'] })
			.get('/click_api/v3')
			.query({
				...{ token: 'campaign-token', log: 1, info: 1, ip: '203.0.113.7' },
				...{ user_agent: 'Mozilla/5.0', language: 'de', landing_id: '4', sub_id_1: 'banner & co' },
			})
			.reply(200, answer);
		const { items } = await runOperation('click.create', {
			...visit,
			options: {
				language: 'de',
				landingPageId: '4',
				parameters: { items: [{ name: 'sub_id_1', value: 'banner & co' }] },
			},
		});
		expect(items).toEqual([
			{
				...{ clickId: 'click-1', campaignId: 5, flowId: 8, offerIds: [3], type: 'location' },
				...{ url: 'https://go.example.com/?_lp=1&_token=***', isBot: false, status: 302 },
				...{ contentType: 'text/html', uniquenessCookie: 'abc', log: ['***'] },
			},
		]);
	});

	it.each([
		[401, 'did not accept the key', "'Campaign Token'"],
		[409, 'refused the request', 'Enable the campaign'],
	])('explains a %i without the token', async (status, message, advice) => {
		nock(PANEL).get('/click_api/v3').query(true).reply(status, { error: 'Bad campaign-token' });
		const error = await runOperation('click.create', visit).catch((caught: Error) => caught);
		expect(error).toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining(advice),
		});
		expect(JSON.stringify(error) + String(error)).not.toContain('campaign-token');
	});
});
