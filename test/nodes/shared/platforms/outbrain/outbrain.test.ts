import { OutbrainConversionsApi } from '../../../../../credentials/OutbrainConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { outbrain } from '../../../../../nodes/shared/platforms/outbrain';
import { OutbrainSimulator } from '../../../../simulators/outbrain';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, settingsOf } from '../overHttp';
import { startedUntil } from '../../../../simulators/lifetime';

const CLICK = 'v1-test-click-of-outbrain';
const sale = (more: Partial<Conversion> = {}) =>
	exampleConversion({ adClickIds: { obClickId: CLICK }, ...more });
const queryOf = (more: Partial<Conversion> = {}) =>
	Object.fromEntries(
		new URLSearchParams(
			outbrain.platform.event(
				{ conversion: sale(more), eventId: 'event-1' },
				settingsOf(outbrain, {}),
			),
		),
	);

const started = startedUntil(afterEach);
let simulator: OutbrainSimulator;
beforeEach(async () => {
	simulator = await started(new OutbrainSimulator({ now: () => NOW_MS }));
});
const shop = () => ({
	module: outbrain,
	simulator,
	credential: new OutbrainConversionsApi(),
	data: { account: '', apiUrl: simulator.url },
});

it('tells the conversion in the query of the pixel', () =>
	expect(queryOf({ revenue: 12.5, currency: 'EUR', transactionId: 'tx 1&2' })).toEqual({
		ob_click_id: CLICK,
		name: 'Purchase',
		orderId: 'tx 1&2',
		orderValue: '12.5',
		currency: 'EUR',
	}));

it('leaves out what is not known', () =>
	expect(
		queryOf({ revenue: null, currency: null, transactionId: null, event: 'Custom_Trial' }),
	).toEqual({
		ob_click_id: CLICK,
		name: 'Trial',
		orderId: 'event-1',
	}));

it.each<[string, Partial<Conversion>, string | undefined]>([
	['all it needs', {}, undefined],
	[
		'the click id in its page',
		{ adClickIds: {}, pageUrl: `https://l.example.com/?obclid=${CLICK}` },
		undefined,
	],
	['no click id', { adClickIds: {} }, 'no_click_id'],
	['a value without currency', { currency: null }, 'no_currency'],
	['a negative value', { revenue: -1 }, 'negative_value'],
])('with %s', (_what, more, code) =>
	expect(outbrain.platform.check(sale(more), settingsOf(outbrain, {}), NOW_MS)?.code).toBe(code),
);

it('sends each alone and takes a picture for an acceptance', async () => {
	const sales = Array.from({ length: 25 }, (_, n) => sale({ id: `s${n}`, transactionId: `t${n}` }));
	const { results } = await forwardTo(shop(), sales);
	expect(ids(results, 'accepted')).toHaveLength(25);
	expect(simulator.counts()).toMatchObject({ unique: 25, countedTwice: 0, requests: 25 });
	expect(simulator.dropped).toBe(0);
});

it('counts an order once, though the answer to it was lost', async () => {
	simulator.misbehave({ kind: 'cutBody', times: 1 });
	const { results } = await forwardTo(shop(), [sale({ id: 'a' })]);
	expect(ids(results, 'accepted')).toEqual(['a']);
	expect(simulator.counts()).toMatchObject({ unique: 1, copies: 2, countedTwice: 0 });
});

it('takes 5,000 with 50 bad ones, throttling and a lost answer: each good one once', async () => {
	const COUNT = 5_000;
	const sales = Array.from({ length: COUNT }, (_, n) =>
		sale({ id: `s${n}`, transactionId: `t${n}`, ...(n % 100 === 7 && { revenue: -1 }) }),
	);
	simulator.throttle(2);
	simulator.misbehave({ kind: 'cutBody', times: 1, skip: 3 });
	const { results } = await forwardTo(shop(), sales);
	// Outbrain would not say so: the node finds the bad ones itself.
	expect(ids(results, 'skipped')).toHaveLength(COUNT / 100);
	expect(ids(results, 'accepted')).toHaveLength(COUNT - COUNT / 100);
	expect(simulator.counts()).toMatchObject({ unique: COUNT - COUNT / 100, countedTwice: 0 });
	expect(simulator.dropped).toBe(0);
}, 60_000);
