import type { Upload } from '../../../../../nodes/shared/trackers/tracker';
import { RedtrackSimulator } from '../../../../simulators/redtrack';
import { sharedByTests } from '../../../../simulators/lifetime';
import { redtrackProbe } from './account';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new RedtrackSimulator({ conversions: 50, days: 30, now: () => NOW }),
);

/** A click that has not converted. */
function freeClick(): string {
	const { truth } = simulator.account;
	for (let index = 0; index < truth.clickCount; index += 1) {
		if (truth.conversionsOfClick(index).length === 0) return truth.click(index).id;
	}
	throw new Error('Every click has converted');
}

const upload = (more: Partial<Upload> = {}): Upload => ({
	clickId: freeClick(),
	transactionId: null,
	payout: 12.5,
	currency: null,
	status: 'Purchase',
	convertedAt: '2026-11-20T10:00:00.000Z',
	...more,
});
const send = async (uploads: Upload[], data: Record<string, string> = {}) =>
	await redtrackProbe(simulator, {}, data).run(async (tracker) => await tracker.upload(uploads));

it('a conversion is recorded with its type, payout and time', async () => {
	const one = upload();
	expect(await send([one])).toEqual([{ accepted: true }]);
	const click = simulator.account.truth.clickOfId(one.clickId) ?? -1;
	const [index = -1] = simulator.account.truth.conversionsOfClick(click);
	expect(simulator.account.stateOf(index)).toMatchObject({
		status: 'sale',
		revenue: 12.5,
		at: Date.parse('2026-11-20T10:00:00Z') / 1000,
	});
});

it('what is not known is not sent', async () => {
	await send([upload({ payout: null, status: null })]);
	const [request] = simulator.received();
	expect(Object.keys(JSON.parse(request?.body ?? '') as object)).toEqual(['clickid', 'created_at']);
});

it('each gets its own answer, and one that is refused stops no other', async () => {
	const results = await send([upload(), upload({ clickId: 'nobody' }), upload({ status: 'lead' })]);
	expect(results).toEqual([
		{ accepted: true },
		{
			accepted: false,
			reason: 'RedTrack refused the request (400): click not found',
			advice: 'Correct the named field and run again',
		},
		{
			accepted: false,
			reason: 'RedTrack refused the request (400): unknown type',
			advice: 'Correct the named field and run again',
		},
	]);
});

it('a payout in another currency than the account’s is not sent', async () => {
	const [refused, sent] = await send([upload({ currency: 'EUR' }), upload({ currency: 'usd' })]);
	expect(refused).toMatchObject({
		accepted: false,
		reason: expect.stringContaining('not in EUR') as string,
	});
	expect(sent).toEqual({ accepted: true });
	expect(simulator.requestCount).toBe(1);
});

it('a wrong key is found out once', async () => {
	const results = await send([upload(), upload(), upload()], { apiKey: 'other-key' });
	expect(results.map(({ accepted }) => accepted)).toEqual([false, false, false]);
	expect(JSON.stringify(results)).not.toContain('other-key');
	expect(simulator.requestCount).toBe(1);
});

it.each(['serverErrorAfter', 'cutBody', 'throttled'] as const)(
	'is sent once, whatever becomes of it: %s',
	async (kind) => {
		simulator.misbehave({ kind, times: 1 });
		const [result] = await send([upload()]);
		expect(result?.accepted).toBe(false);
		expect(simulator.requestCount).toBe(1);
	},
);
