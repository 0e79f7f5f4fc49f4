import { TaboolaConversionsApi } from '../../../../../credentials/TaboolaConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { taboola } from '../../../../../nodes/shared/platforms/taboola';
import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import { TaboolaSimulator } from '../../../../simulators/taboola';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, settingsOf } from '../overHttp';
import { startedUntil } from '../../../../simulators/lifetime';

const CREDENTIAL = { accountId: '1234567', apiUrl: '' };
const TBLCI = 'GiC3sJdfEHXrroWoRIMZNcTest';
const sale = (more: Partial<Conversion> = {}) =>
	exampleConversion({ adClickIds: { tblci: TBLCI }, ...more });
const eventOf = (more: Partial<Conversion> = {}, names = new Map<Conversion['event'], string>()) =>
	JSON.parse(
		taboola.platform.event(
			{ conversion: sale(more), eventId: 'event-1' },
			settingsOf(taboola, CREDENTIAL, {}, { eventNames: names }),
		),
	) as Record<string, unknown>;
const codeOf = (more: Partial<Conversion>) =>
	taboola.platform.check(sale(more), settingsOf(taboola, CREDENTIAL), NOW_MS)?.code;

const started = startedUntil(afterEach);
let simulator: TaboolaSimulator;
beforeEach(async () => {
	simulator = await started(new TaboolaSimulator({ now: () => NOW_MS }));
});
const shop = () => ({
	module: taboola,
	simulator,
	credential: new TaboolaConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
});

it('tells the conversion in the fields of Taboola, its time in milliseconds', () => {
	const convertedAt = new Date(NOW_MS - 3_600_000).toISOString();
	expect(eventOf({ convertedAt, revenue: 12.5, currency: 'EUR', transactionId: 'tx-1' })).toEqual({
		'click-id': TBLCI,
		timestamp: NOW_MS - 3_600_000,
		name: 'make_purchase',
		revenue: 12.5,
		currency: 'EUR',
		orderid: 'tx-1',
	});
});

it('gives the event id for the order where the network names none, so that a repeat counts once', () =>
	expect(eventOf({ transactionId: null }).orderid).toBe('event-1'));

it('counts the pieces that were bought', () =>
	expect(eventOf({ contents: [{ id: 'a', quantity: 2 }, { id: 'b' }] }).quantity).toBe(3));

it.each<[Conversion['event'], string]>([
	['Lead', 'lead'],
	['CompleteRegistration', 'complete_registration'],
	['Custom_Trial', 'Trial'],
])('calls %s %s, or as the user wants', (event, name) => {
	expect(eventOf({ event }).name).toBe(name);
	expect(eventOf({ event }, new Map([[event, 'own_rule']])).name).toBe('own_rule');
});

it.each<[string, Partial<Conversion>, string | undefined]>([
	['all it needs', {}, undefined],
	[
		'the click id in its page',
		{ adClickIds: {}, pageUrl: `https://l.example.com/?tblci=${TBLCI}` },
		undefined,
	],
	['no click id', { adClickIds: {} }, 'no_click_id'],
	['a macro for a click id', { adClickIds: { tblci: '{click_id}' } }, 'no_click_id'],
	['a value without currency', { currency: null }, 'no_currency'],
	['a negative value', { revenue: -1 }, 'negative_value'],
])('with %s', (_what, more, code) => expect(codeOf(more)).toBe(code));

it('takes 204 and nothing for an acceptance', async () => {
	const { results } = await forwardTo(shop(), [
		sale({ id: 'a' }),
		sale({ id: 'b', transactionId: 'b' }),
	]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b']);
	expect(simulator.counts()).toMatchObject({ unique: 2, countedTwice: 0, requests: 1 });
});

it('costs the others nothing when Taboola refuses one', async () => {
	const sales = Array.from({ length: 100 }, (_, n) =>
		sale({
			id: `s${n}`,
			transactionId: `t${n}`,
			...(n === 37 && { currency: UNSUPPORTED_CURRENCY }),
		}),
	);
	const { results } = await forwardTo(shop(), sales);
	expect(ids(results, 'failed')).toEqual(['s37']);
	expect(simulator.counts()).toMatchObject({ unique: 99, countedTwice: 0 });
});

it('counts an order once, though the answer to it was lost', async () => {
	simulator.misbehave({ kind: 'cutBody', times: 1 });
	const { results } = await forwardTo(shop(), [sale({ id: 'a' })]);
	expect(ids(results, 'accepted')).toEqual(['a']);
	expect(simulator.counts()).toMatchObject({ unique: 1, copies: 2, countedTwice: 0 });
});

it('wants the number of the account', () =>
	expect(() => settingsOf(taboola, { accountId: ' ' })).toThrow("There is no 'Account ID'"));

it('takes 5,000 with 50 bad ones, throttling and a lost answer: each good one once', async () => {
	const COUNT = 5_000;
	const isBad = (n: number) => n % 100 === 7;
	const sales = Array.from({ length: COUNT }, (_, n) =>
		sale({
			id: `s${n}`,
			transactionId: `t${n}`,
			...(isBad(n) && { currency: UNSUPPORTED_CURRENCY }),
		}),
	);
	simulator.throttle(2);
	simulator.misbehave({ kind: 'cutBody', times: 1, skip: 3 });
	const { results } = await forwardTo(shop(), sales);
	const bad = sales.filter((_sale, n) => isBad(n)).map(({ id }) => id);
	expect(ids(results, 'failed')).toEqual(bad);
	expect(ids(results, 'accepted')).toHaveLength(COUNT - bad.length);
	expect(simulator.counts()).toMatchObject({ unique: COUNT - bad.length, countedTwice: 0 });
	const extra = simulator.eventRequests - COUNT / 1_000;
	expect(extra).toBeLessThanOrEqual(bad.length * 2 * Math.log2(1_000));
}, 60_000);
