import { executeNode } from '../../harness';
import { byId, HubAccount } from './hubAccount';

const account = HubAccount.shared();

const OFFERS = { entityId: byId('={{ $json.id }}') };

describe('several items', () => {
	it('links each result to the item that asked for it', async () => {
		const output = await account.run('offer.get', OFFERS, {
			items: [{ id: '2' }, { id: '1' }, { id: '2' }],
		});
		expect(output.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			['2', { item: 0 }],
			['1', { item: 1 }],
			['2', { item: 2 }],
		]);
	});

	it('links all rows of a list to the item that asked for them', async () => {
		const output = await account.run(
			'campaign.getAll',
			{ returnAll: false, limit: 2 },
			{ items: [{}, {}] },
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	it('goes on after an item that cannot be answered when told to', async () => {
		const output = await account.run('offer.get', OFFERS, {
			items: [{ id: '1' }, { id: '999999' }, { id: '2' }],
			continueOnFail: true,
		});
		expect(output).toMatchObject([
			{ json: { id: '1' }, pairedItem: { item: 0 } },
			{
				json: {
					error: expect.stringContaining('Keitaro found nothing there (404)'),
					details: expect.any(String),
				},
				pairedItem: { item: 1 },
			},
			{ json: { id: '2' }, pairedItem: { item: 2 } },
		]);
	});

	it('stops at such an item otherwise, and names it', async () => {
		const run = account.run('offer.get', OFFERS, { items: [{ id: '1' }, { id: '999999' }] });
		await expect(run).rejects.toMatchObject({
			message: expect.stringContaining('Keitaro found nothing there (404)'),
			context: expect.objectContaining({ itemIndex: 1 }),
		});
	});

	it('sends no request after it was stopped', async () => {
		const stopped = new AbortController();
		stopped.abort();
		const setup = account.setup({ resource: 'campaign', operation: 'getAll' });
		const { outputs } = await executeNode({ ...setup, cancel: stopped.signal });
		expect(outputs).toEqual([[]]);
		expect(account.simulator.requestCount).toBe(0);
	});
});

describe('trouble', () => {
	it('waits out a passing one', async () => {
		account.simulator.misbehave({ kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 0 });
		const found = await account.ask('campaign.get', { entityId: byId(1) });
		expect(found).toEqual([expect.objectContaining({ id: '1' })]);
		expect(account.simulator.requestCount).toBe(2);
	});

	it('names a wrong key and what to do about it', async () => {
		const run = account.run('campaign.getAll', {}, { credential: { apiKey: 'other-key' } });
		await expect(run).rejects.toMatchObject({
			message: 'Keitaro did not accept the key (401)',
			description: expect.stringContaining('Create an API key in Keitaro'),
		});
	});

	it.each([
		['url', 'no address', "'Panel URL' of the Keitaro API credential is not an address"],
		['currency', 'EURO', "'Tracker Currency' is not a currency: EURO"],
	])('names the field %s of the credential that cannot be right', async (field, value, words) => {
		const run = account.run('campaign.getAll', {}, { credential: { [field]: value } });
		await expect(run).rejects.toThrow(words);
		expect(account.simulator.requestCount).toBe(0);
	});

	it.each([
		['campaign.get', { entityId: byId('') }, "'Campaign' is empty"],
		['click.getAll', { timeZone: 'Mars/Base' }, "'Mars/Base' is no time zone"],
		['click.getAll', { dateRange: 'custom' }, "'Date Range' cannot be used: 'From' is empty"],
		[
			'breakdown.geo',
			{ dateRange: 'custom', from: '2026-11-02', to: '2026-11-01' },
			"'To' lies before 'From'",
		],
		['breakdown.subId', { subIds: '1, x' }, "'Sub-IDs' must hold numbers from 1 on"],
		['breakdown.subId', { subIds: '' }, "'Sub-IDs' must hold numbers from 1 on"],
		['conversion.upload', { clickId: '' }, "'Click ID' is empty"],
		[
			'conversion.upload',
			{ clickId: 'c', additionalFields: { payout: 'ten' } },
			"'Payout' is not a number: ten",
		],
		[
			'conversion.upload',
			{ clickId: 'c', additionalFields: { currency: 'EURO' } },
			"'Currency' is not a currency: EURO",
		],
		[
			'conversion.upload',
			{ clickId: 'c', additionalFields: { convertedAt: 'soon' } },
			"'Converted At' is not a date: soon",
		],
		['postbackUrl.get', { productionUrl: 'abc' }, "'Production URL' is not an address: abc"],
		['postbackUrl.get', { answer: 'ended', secretIn: 'path' }, "'Secret In' cannot be the path"],
	])('%s with %j says what is wrong with it', async (operation, parameters, words) => {
		await expect(account.run(operation, parameters)).rejects.toThrow(words);
		expect(account.simulator.requestCount).toBe(0);
	});
});
