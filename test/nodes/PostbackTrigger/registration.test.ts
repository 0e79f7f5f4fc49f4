import type { INodeParameters } from 'n8n-workflow';
import { SECRET } from './setup';
import {
	bytesOfOthers,
	campaignIds,
	enterOthers,
	inCampaigns,
	own,
	publish,
	simulator,
	sources,
	step,
} from './registering';

beforeAll(async () => {
	await simulator.start();
});
afterAll(async () => await simulator.stop());
beforeEach(enterOthers);

/** What the entered URL begins with, by when it answers. */
const ADDRESS = {
	stored: '/webhook/webhook-1/postback?secret=',
	ended: '/webhook/webhook-1/postback/confirmed?secret=',
};

describe('in campaigns', () => {
	it('enters the ready URL once, with the secret, and keeps the secret out of static data', async () => {
		const staticData = await publish();
		for (const id of campaignIds.slice(0, 2)) {
			expect(own(id)).toHaveLength(1);
			expect(own(id)[0]).toMatchObject({
				method: 'GET',
				statuses: ['lead', 'sale', 'rejected', 'rebill'],
				url: expect.stringContaining(
					`/webhook/webhook-1/postback?secret=${SECRET}&click_id={subid}`,
				) as unknown,
			});
		}
		expect(own(campaignIds[2])).toEqual([]);
		expect(JSON.stringify(staticData)).not.toContain(SECRET);
		expect((await step('checkExists', { staticData })).result).toBe(true);
	});

	it('leaves three entries of others byte for byte, through publishing, crash and all', async () => {
		const [first] = campaignIds;
		const before = bytesOfOthers(first);
		expect(JSON.parse(before)).toHaveLength(3);
		const check = (count: number) => {
			expect(bytesOfOthers(first)).toBe(before);
			expect(own(first)).toHaveLength(count);
		};
		const staticData = await publish();
		check(1);
		await step('delete', { staticData });
		check(0);
		await publish();
		check(1);
		// n8n died before it saved the static data.
		await publish({ staticData: {} });
		check(1);
		const again = await publish();
		check(1);
		const { staticData: after } = await step('delete', { staticData: again });
		check(0);
		expect(after).toEqual({ 'node:Postback Trigger': {} });
	});

	it('changes its own entry and no other when the secret changes', async () => {
		const before = bytesOfOthers(campaignIds[0]);
		const staticData = await publish();
		const secrets = { secret: 'another-secret-0123456789' };
		await publish({ staticData, secrets });
		expect(own(campaignIds[0])).toHaveLength(1);
		expect(own(campaignIds[0])[0]?.url).toContain('another-secret-0123456789');
		expect(bytesOfOthers(campaignIds[0])).toBe(before);
	});

	it.each([
		['stored', 'ended'],
		['ended', 'stored'],
	] as const)('hold one address when another is chosen: %s, then %s', async (first, then) => {
		const before = bytesOfOthers(campaignIds[0]);
		const answering = (registerAnswer: string) => ({
			register: { ...inCampaigns(campaignIds.slice(0, 2)), registerAnswer },
		});
		const expected = [expect.objectContaining({ url: expect.stringContaining(ADDRESS[then]) })];
		const staticData = await publish(answering(first));
		expect(own(campaignIds[0])[0]?.url).toContain(ADDRESS[first]);
		expect((await step('checkExists', { ...answering(then), staticData })).result).toBe(false);
		await publish({ ...answering(then), staticData });
		expect(campaignIds.map(own)).toEqual([expected, expected, []]);
		// n8n died before it saved the static data.
		await publish({ ...answering(first), staticData: {} });
		await publish({ ...answering(then), staticData: {} });
		expect(own(campaignIds[0])).toEqual(expected);
		const { staticData: known } = await step('checkExists', { ...answering(then), staticData });
		await step('delete', { ...answering(then), staticData: known });
		expect(campaignIds.map(own)).toEqual([[], [], []]);
		expect(bytesOfOthers(campaignIds[0])).toBe(before);
	});

	it('leaves campaigns that are no longer chosen', async () => {
		const staticData = await publish();
		await publish({ staticData, register: inCampaigns(campaignIds.slice(1, 3)) });
		expect(campaignIds.map((id) => own(id).length)).toEqual([0, 1, 1]);
	});

	it('leaves all of them when it is switched off', async () => {
		const staticData = await publish();
		const after = await publish({ staticData, register: { register: 'none' } });
		expect(campaignIds.map((id) => own(id).length)).toEqual([0, 0, 0]);
		expect(after).toEqual({ 'node:Postback Trigger': {} });
	});

	it('that are gone do not keep the workflow published', async () => {
		const staticData = await publish();
		const register = inCampaigns([...campaignIds.slice(0, 1), 999_999]);
		await expect(publish({ staticData, register })).rejects.toThrow(
			'Campaign 999999 does not exist',
		);
		expect((await step('delete', { staticData })).result).toBe(true);
	});

	it('does nothing for a test in the editor', async () => {
		const staticData = await publish();
		expect((await step('checkExists', { isTest: true })).result).toBe(true);
		await step('delete', { staticData, isTest: true });
		expect(own(campaignIds[0])).toHaveLength(1);
	});
});

describe('a tracker that is down', () => {
	const down = { url: 'http://127.0.0.1:9' };

	it('does not keep the workflow published, and is cleaned at the next publishing', async () => {
		const staticData = await publish();
		const removed = await step('delete', { staticData, ...down });
		expect(removed.result).toBe(true);
		expect(own(campaignIds[0])).toHaveLength(1);
		await publish({ staticData: removed.staticData, register: inCampaigns(campaignIds.slice(2)) });
		expect(campaignIds.map((id) => own(id).length)).toEqual([0, 0, 1]);
	});

	it('stops the first publishing, and says so', async () => {
		await expect(publish(down)).rejects.toThrow('Nothing listens at the address of Keitaro');
	});

	it('does not keep the webhook closed when n8n starts again', async () => {
		const staticData = await publish();
		simulator.misbehave({ kind: 'unauthorized', times: 5 });
		const again = await step('checkExists', { staticData, activation: 'init' });
		expect(again.result).toBe(true);
	});
});

describe('in a traffic source', () => {
	const register = (id: number): INodeParameters => ({
		register: 'source',
		registerSource: String(id),
	});

	it('fills a free one and empties it again, its statuses as before', async () => {
		const [source] = sources().list(false);
		const id = Number(source?.id);
		sources().update(id, { postback_url: '', postback_statuses: ['sale'] });
		const staticData = await publish({ register: register(id) });
		expect(sources().get(id).postback_url).toContain('/webhook/webhook-1/postback?secret=');
		expect((await step('checkExists', { staticData, register: register(id) })).result).toBe(true);
		await step('delete', { staticData, register: register(id) });
		expect(sources().get(id)).toMatchObject({ postback_url: '', postback_statuses: ['sale'] });
	});

	it('is told the other address in place of the first, and is empty again afterwards', async () => {
		const [source] = sources().list(false);
		const id = Number(source?.id);
		sources().update(id, { postback_url: '', postback_statuses: ['sale'] });
		const staticData = await publish({ register: register(id) });
		const ended = { register: { ...register(id), registerAnswer: 'ended' } };
		const after = await publish({ ...ended, staticData });
		expect(sources().get(id).postback_url).toContain(ADDRESS.ended);
		await step('delete', { ...ended, staticData: after });
		expect(sources().get(id)).toMatchObject({ postback_url: '', postback_statuses: ['sale'] });
	});

	it('never takes the place of another URL', async () => {
		const [source] = sources().list(false);
		const id = Number(source?.id);
		const before = 'https://a.example.com/pb?c={subid}';
		sources().update(id, { postback_url: before });
		await expect(publish({ register: register(id) })).rejects.toThrow('has a postback URL already');
		expect(sources().get(id).postback_url).toBe(before);
	});
});

describe('settings that would keep postbacks out stop the publishing', () => {
	it.each([
		['a short secret', {}, { secret: 'short' }, "'Secret' of the Postback Secret API credential"],
		['no HMAC secret', { authentication: 'either' }, { hmacSecret: '' }, "'HMAC Secret' of"],
		[
			'a mistake in the list of IPs',
			{ security: { allowedIps: '1.2.3.4/99' } },
			{},
			"'Allowed IPs' has an entry",
		],
		[
			'a mistake in the proxies',
			{ security: { trustedProxies: 'proxy' } },
			{},
			"'Trusted Proxies' has an entry",
		],
		[
			'an unknown zone',
			{ options: { timeZone: 'Mars/Base' } },
			{},
			"'Time Zone' is not an IANA zone",
		],
		[
			'an unknown currency',
			{ options: { defaultCurrency: 'XYZ1' } },
			{},
			"'Default Currency' is not a currency",
		],
		[
			'signatures from Keitaro',
			{ ...inCampaigns([1]), authentication: 'signature' },
			{},
			"'Authentication' is set to signatures",
		],
		['no campaign', inCampaigns([]), {}, "'Campaign Names or IDs' names nothing"],
	])('%s', async (_what, register, secrets, message) => {
		await expect(
			publish({ register: { register: 'none', ...register } as INodeParameters, secrets }),
		).rejects.toThrow(message);
	});
});
