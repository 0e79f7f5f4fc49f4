import { readConversion } from '../../../nodes/shared/conversion/validate';
import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { PRESET } from '../../../nodes/shared/postback/presets';
import { readyUrl, withSecretInPath } from '../../../nodes/shared/postback/readyUrl';
import type { IDataObject } from 'n8n-workflow';
import { fill, SIMULATED, unknownMacros, type Happened } from '../../e2e/postback/trackers';
import { call, get, node, postbackOf, SECRET } from './setup';

beforeEach(forgetAll);

const HAPPENED: Happened = {
	clickId: 'w1a2b3c4d5e6f7',
	externalId: 'IwAR0-example-fbclid-0002',
	transactionId: 'T 100/7',
	value: '1234.50',
	currency: 'EUR',
	at: Math.floor(Date.now() / 1000) - 60,
};
const NAMES = Object.keys(SIMULATED) as Array<keyof typeof SIMULATED>;

/** What the tracker calls, as n8n hands it over. */
function filled(name: keyof typeof SIMULATED): Record<string, string> {
	const url = readyUrl(name, 'https://n8n.example.com/webhook/id-1/postback', SECRET);
	const called = new URL(fill(url, SIMULATED[name].macros(HAPPENED)));
	return Object.fromEntries(called.searchParams);
}

describe.each(NAMES)('the ready URL of %s, filled in by it', (name) => {
	const { secret, ...fields } = filled(name);
	const wanted = SIMULATED[name].expected(HAPPENED);
	const parameters = { tracker: name };

	it.each([
		['GET', { query: { secret: SECRET, ...fields } }],
		['POST with all in the URL', { method: 'POST', query: { secret: SECRET, ...fields } }],
		[
			'POST of a form',
			{
				method: 'POST',
				query: { secret: SECRET },
				rawBody: new URLSearchParams(fields).toString(),
			},
		],
		['POST of JSON', { query: { secret: SECRET }, body: fields }],
	])('arrives as its conversion by %s', async (_how, request) => {
		const result = await call(request, { parameters });
		const postback = postbackOf(result);
		expect(result.answer).toMatchObject({ status: 200, body: 'OK' });
		expect(postback).toMatchObject({ ...wanted, tracker: name, clickId: HAPPENED.clickId });
		expect(postback.postback.flags).toEqual([]);
		expect(readConversion(postback as unknown as IDataObject)).toHaveProperty('conversion');
		expect(secret).toBe(SECRET);
	});

	it('has no macro that the tracker does not know', () => {
		expect(unknownMacros(name, HAPPENED)).toEqual([]);
	});

	it('is shown in the node with a place for the secret', () => {
		const notice = node.description.properties.find((one) => one.name === `urlNotice_${name}`);
		const [parameter, macro] = PRESET[name].template[0] ?? [];
		// Nothing before or after it, so that it can be copied whole.
		expect(notice?.displayName).toMatch(/^\?\S+$/);
		expect(notice?.displayName).toContain(`?secret=YOUR_SECRET&amp;${parameter}=${macro}`);
	});

	it('that was not filled in at all is refused, and tells why', async () => {
		const template = Object.fromEntries(PRESET[name].template);
		const { answer, outputs } = await get(template, { parameters });
		expect(answer).toMatchObject({ status: 400, body: 'click id is an unreplaced macro' });
		expect(outputs).toBeUndefined();
	});
});

it("understands the common template's names, filled in by a backend", async () => {
	const result = await get(
		{
			event: 'SignUp',
			value: '12,50',
			currency: 'eur',
			click_id: 'c1',
			user_email: 'jo@example.com',
			custom_data: '{"plan":"pro","email":"jo@example.com"}',
			transaction_id: 't1',
			event_id: 'e1',
			sub_id_3: 'three',
			gclid: 'EAIaIQobChMI-example-gclid-01',
		},
		{ options: { personalData: 'keep', account: 'shop' } },
	);
	expect(postbackOf(result)).toMatchObject({
		id: 'e1',
		tracker: 'other',
		account: 'shop',
		event: 'CompleteRegistration',
		trackerEvent: 'SignUp',
		status: 'confirmed',
		revenue: 12.5,
		currency: 'EUR',
		transactionId: 't1',
		user: { email: 'jo@example.com' },
		customData: { plan: 'pro', email: 'jo@example.com' },
		subIds: { sub_3: 'three' },
		adClickIds: { gclid: 'EAIaIQobChMI-example-gclid-01' },
	});
});

it.each([
	['Purchase', 'Purchase'],
	['Sale', 'Purchase'],
	['Lead', 'Lead'],
	['SignUp', 'CompleteRegistration'],
	['Registration', 'CompleteRegistration'],
	['AddToCart', 'AddToCart'],
	['Subscribe', 'Subscribe'],
	['App_Install', 'AppInstall'],
	['Custom_Upsell', 'Custom_Upsell'],
	['quiz passed', 'Custom_quiz_passed'],
	['ftd', 'Lead'],
])('the event %j comes out as %s', async (given, event) => {
	const items = [{ word: 'FTD', meaning: 'Lead' }];
	const result = await get(
		{ click_id: 'c', event: given },
		{ options: { eventOverrides: { items } } },
	);
	expect(postbackOf(result)).toMatchObject({ event, trackerEvent: given });
});

it.each([
	['keitaro', 'lead', 'pending', 'Lead'],
	['keitaro', 'rejected', 'rejected', 'Purchase'],
	['keitaro', 'upsell', 'unknown', 'Custom_upsell'],
	['bemob', 'charge', 'refunded', 'Purchase'],
	['bemob', 'new', 'pending', 'Lead'],
	['redtrack', 'declined', 'rejected', 'Purchase'],
	['binom', 'some text', 'unknown', 'Purchase'],
	['generic', 'vip', 'refunded', 'Purchase'],
])('%s: the status %j is %s and the event %s', async (tracker, given, status, event) => {
	const items = [{ word: 'vip', meaning: 'refunded' }];
	const setting = { parameters: { tracker }, options: { statusOverrides: { items } } };
	const result = await get({ click_id: 'c', status: given }, setting);
	expect(postbackOf(result)).toMatchObject({ status, event, trackerStatus: given });
});

it('reads own names before all others', async () => {
	const items = [{ name: 'My-Click', field: 'clickId' }];
	const setting = { options: { ownNames: { items } } };
	expect(postbackOf(await get({ click_id: 'c1', my_click: 'c2' }, setting)).clickId).toBe('c2');
});

it('takes the body before the query, and the query where the body is silent', async () => {
	const request = { query: { secret: SECRET, click_id: 'q', value: '1' }, body: { click_id: 'b' } };
	expect(postbackOf(await call(request))).toMatchObject({ clickId: 'b', revenue: 1 });
});

it('flags macros and unreadable values instead of making something of them', async () => {
	const fields = { click_id: '{subid}', value: '{payout}', currency: 'ZZZ', time: 'soon' };
	const result = await get(fields, { parameters: { missingClickId: 'pass' } });
	const { clickId, revenue, currency, postback } = postbackOf(result);
	expect({ clickId, revenue, currency }).toEqual({ clickId: null, revenue: null, currency: null });
	expect(postback.flags.map(({ kind, parameter }) => `${kind} ${parameter}`)).toEqual([
		'macro click_id',
		'macro value',
		'clickId click_id',
		'currency currency',
		'time time',
	]);
});

it('leaves the currency open where it is wrong, and uses the default where it is absent', async () => {
	const setting = { options: { defaultCurrency: 'USD' } };
	expect(postbackOf(await get({ click_id: 'a' }, setting)).currency).toBe('USD');
	expect(postbackOf(await get({ click_id: 'b', currency: 'ZZZ' }, setting)).currency).toBeNull();
});

it('puts the secret into the path as n8n finds it', () => {
	expect(withSecretInPath('https://n8n.example.com/webhook/id-1/postback', 'a b')).toBe(
		'https://n8n.example.com/webhook/id-1/id-1/postback/a%20b',
	);
});
