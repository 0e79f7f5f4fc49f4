import {
	incomingUrl,
	postbackAddress,
	shownUrl,
} from '../../../../../nodes/shared/trackers/keitaro/incomingPostback';
import { maskHeaders, maskUrl } from '../../../../../nodes/shared/trackers/keitaro/mask';
import {
	entryIds,
	readEntries,
	triggerOf,
	withEntryChanged,
	withoutEntry,
} from '../../../../../nodes/shared/trackers/keitaro/postbackEntries';
import {
	keitaroWord,
	kindOfStatus,
} from '../../../../../nodes/shared/trackers/keitaro/postbackStatus';
import { typedRow } from '../../../../../nodes/shared/trackers/keitaro/typedRow';

describe.each([
	['sale', {}, 'sale', 'sale'],
	['Approved', {}, 'sale', 'sale'],
	['rebill', {}, 'sale', 'rebill'],
	['hold', {}, 'lead', 'lead'],
	['trash', {}, 'rejected', 'trash'],
	['reg', {}, 'registration', 'registration'],
	['FTD', {}, 'deposit', 'deposit'],
	['sale', { rejected: ['Sale'] }, 'rejected', 'rejected'],
	['vip_order', { sale: ['vip order'] }, 'sale', 'sale'],
	['mystery', {}, undefined, 'mystery'],
])('Status %s with own words %j', (status, own, kind, word) => {
	it(`is a ${kind}, shown as ${word}`, () => {
		expect(kindOfStatus(status, own)).toBe(kind);
		expect(keitaroWord(status, own)).toBe(word);
	});
});

describe.each([
	['https://a.example.com/?cid={subid}&token=abc', 'https://a.example.com/?cid={subid}&token=***'],
	[
		'https://a.example.com/?api_key=1&apikey=2&key=3',
		'https://a.example.com/?api_key=***&apikey=***&key=***',
	],
	['https://a.example.com/?key={postback_key}', 'https://a.example.com/?key={postback_key}'],
	['https://user:pass@a.example.com/x', 'https://***@a.example.com/x'],
	[
		'https://a.example.com/?keyword=shoes&monkey=1#x',
		'https://a.example.com/?keyword=shoes&monkey=1#x',
	],
])('Address %s', (url, shown) => {
	it(`is shown as ${shown}`, () => expect(maskUrl(url)).toBe(shown));
});

it('hides headers that authenticate', () => {
	expect(maskHeaders({ Authorization: 'Bearer x', 'X-Api-Key': 'y', Accept: 'z' })).toEqual({
		...{ Authorization: '***', 'X-Api-Key': '***', Accept: 'z' },
	});
});

describe('Entries of a campaign', () => {
	const entries = readEntries([
		{ id: 5, campaign_id: 1, method: 'post', url: 'https://a.example.com/', statuses: ['sale'] },
		{ method: 'GET', url: 'https://b.example.com/', statuses: ['lead'] },
		{ method: 'GET', url: 'https://b.example.com/', statuses: ['sale'] },
		'rubbish',
	]);
	const ids = entryIds(entries);

	it('are known by Keitaro’s id, else by what they call, twins apart', () => {
		expect(ids).toEqual(['5', expect.stringMatching(/^[0-9a-f]{12}$/), `${ids[1]}-2`]);
	});

	it('change one at a time', () => {
		expect(withEntryChanged(entries, ids[2] ?? '', { statuses: [] })).toEqual([
			...entries.slice(0, 2),
			{ ...entries[2], statuses: [] },
		]);
		expect(withoutEntry(entries, '5')).toEqual(entries.slice(1));
		expect(withoutEntry(entries, 'x')).toBeUndefined();
		expect(withEntryChanged(entries, 'x', {})).toBeUndefined();
	});

	it('name the trigger that their statuses amount to', () => {
		expect(triggerOf(['rebill', 'sale'])).toBe('sales');
		expect(triggerOf(['sale'])).toBeNull();
	});
});

describe('Incoming postback', () => {
	const address = postbackAddress('https://t.example.com/k3y/postback?subid={subid}&from=x#y');

	it('carries what is given and nothing else', () => {
		const url = address && incomingUrl(address, { clickId: 'a b', payout: 0, currency: 'eur' });
		expect(url).toBe('https://t.example.com/k3y/postback?from=x&subid=a+b&payout=0&currency=EUR');
		expect(shownUrl(url ?? '')).toBe(
			'https://t.example.com/***/postback?from=x&subid=a+b&payout=0&currency=EUR',
		);
	});

	it.each(['', 'not an address', 'ftp://t.example.com/k/postback'])('is not %j', (text) => {
		expect(postbackAddress(text)).toBeUndefined();
	});
});

it('gives a row real types and leaves macros and unknown columns alone', () => {
	expect(
		typedRow({
			...{ campaign_id: '12', offer_id: 0, landing: { id: 4, name: 'LP' }, ts: '' },
			...{ clicks: '1200', cr: '12.5%', cost: null, is_bot: 1, is_unique_campaign: '0' },
			...{ sub_id_4: '{sub_id_4}', sub_id_1: '0012', extra: { a: 1 } },
		}),
	).toEqual({
		...{ campaign_id: 12, offer_id: null, landing: 'LP', ts: null },
		...{ clicks: 1200, cr: 12.5, cost: null, is_bot: true, is_unique_campaign: false },
		...{ sub_id_4: '{sub_id_4}', sub_id_1: '0012', extra: { a: 1 } },
	});
});
