import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { clickAddress, trackerAddress } from '../../../../../nodes/shared/trackers/binom/address';
import { GAPS } from '../../../../../nodes/shared/trackers/binom/gaps';
import type { CampaignIndex } from '../../../../../nodes/shared/trackers/binom/campaigns';
import {
	newestOfClicks,
	toConversion,
	type RowContext,
} from '../../../../../nodes/shared/trackers/binom/row';

type Row = Record<string, unknown>;

const CONTEXT: RowContext = {
	account: 'tracker.example.com',
	currency: 'USD',
	zone: 'UTC',
	statusWords: new Map(),
	eventWords: new Map(),
	includeRaw: false,
};
const CAMPAIGNS: CampaignIndex = new Map([
	['FB | Keto', { id: '7', state: 'active' }],
	['Gone', { id: '8', state: 'deleted' }],
	['Twice', undefined],
]);

function convert(more: Row = {}, context: Partial<RowContext> = {}): Conversion | undefined {
	const row = {
		id: 'click1',
		payout: '42.50',
		status: 'approved',
		geo: 'Germany',
		clicked_at: '2026-11-20 11:00:00',
		conversed_at: '2026-11-20 12:00:00',
		campaign: 'FB | Keto',
		...more,
	};
	return toConversion(row, { ...CONTEXT, ...context }, CAMPAIGNS);
}

it('is known by its click alone, whatever else changes', () => {
	const changed = { status: 'declined', payout: '0', conversed_at: '2026-11-21 09:00:00' };
	expect(convert(changed)?.id).toBe(convert()?.id);
	expect(convert(changed)?.version).not.toBe(convert()?.version);
});

it('of several rows of a click the last one is its state', () => {
	const rows = [
		{ id: 'a', status: 'pending' },
		{ id: 'b', status: 'pending' },
		{ id: 'a', status: 'approved' },
	];
	expect(newestOfClicks(rows)).toEqual([
		{ id: 'b', status: 'pending' },
		{ id: 'a', status: 'approved' },
	]);
});

/** Statuses are free text and optional in Binom (docs.binom.org: postback URL). */
describe.each([
	['approved', 'confirmed', 'Purchase', 'approved'],
	['Hold', 'pending', 'Lead', 'Hold'],
	['reg', 'confirmed', 'CompleteRegistration', 'reg'],
	['declined', 'rejected', 'Purchase', ''],
	['Chargeback', 'refunded', 'Purchase', ''],
	['', 'confirmed', 'Purchase', ''],
	[null, 'confirmed', 'Purchase', ''],
	['level 5', 'unknown', 'Custom_level_5', 'level 5'],
])('the status %j', (status, expected, event, trackerEvent) => {
	it(`is ${expected} and ${event}`, () => {
		expect(convert({ status })).toMatchObject({
			status: expected,
			trackerStatus: status ?? '',
			event,
			trackerEvent,
		});
	});
});

it('the user’s own words come first', () => {
	const context = {
		statusWords: new Map([['level5', 'confirmed'] as const]),
		eventWords: new Map([['level5', 'AddToCart'] as const]),
	};
	expect(convert({ status: 'level 5' }, context)).toMatchObject({
		status: 'confirmed',
		event: 'AddToCart',
	});
});

/** Cells of the report and the logs come as numbers and as text. */
it.each([
	['42.50', 42.5],
	['1,250', 1_250],
	['1,250.75', 1_250.75],
	['-11.28', -11.28],
	['$ 5.00', 5],
	[42.5, 42.5],
	['0', 0],
	['', null],
	[null, null],
	[undefined, null],
])('the payout %j is %j', (payout, expected) =>
	expect(convert({ payout })?.revenue).toBe(expected),
);

it.each([
	['FB | Keto', { id: '7', name: 'FB | Keto', state: 'active' }, 'counted'],
	['Gone', { id: '8', name: 'Gone', state: 'deleted' }, 'excluded'],
	['Twice', { id: null, name: 'Twice', state: null }, 'counted'],
	['Unheard of', { id: null, name: 'Unheard of', state: null }, 'counted'],
	['', { id: null, name: null, state: null }, 'counted'],
])('the campaign named %j is %j', (campaign, expected, counting) => {
	expect(convert({ campaign })).toMatchObject({ campaign: expected, counting });
});

it.each([[{ id: '' }], [{ conversed_at: '' }], [{ conversed_at: '0000-00-00 00:00:00' }]])(
	'without a click or a time there is no conversion: %j',
	(more) => {
		expect(convert(more)).toBeUndefined();
	},
);

describe.each([
	['https://tracker.example.com', 'https://tracker.example.com'],
	['tracker.example.com/', 'https://tracker.example.com'],
	['https://tracker.example.com/public/api/v1', 'https://tracker.example.com'],
	['https://tracker.example.com/api/doc', 'https://tracker.example.com'],
	['https://tracker.example.com/binom/panel/#/campaigns', 'https://tracker.example.com/binom'],
	[' http://203.0.113.7:8080 ', 'http://203.0.113.7:8080'],
	['', undefined],
	['ftp://tracker.example.com', undefined],
	['not an address', undefined],
])('the tracker typed as %j', (typed, expected) => {
	it(`is at ${expected}`, () => expect(trackerAddress(typed)).toBe(expected));
});

it.each([
	['', 'https://tracker.example.com/click'],
	['https://go.example.com', 'https://go.example.com/click'],
	['go.example.com/click', 'https://go.example.com/click'],
	['https://go.example.com/click.php?cnv_id={x}', 'https://go.example.com/click.php'],
	['not an address', undefined],
])('postbacks typed to go to %j go to %j', (typed, expected) => {
	expect(clickAddress(typed, 'https://tracker.example.com')).toBe(expected);
});

it.each(Object.keys(GAPS))('the gap %s is a field of a conversion', (name) => {
	const [field = '', part] = name.split('.');
	const value = { ...convert() }[field as keyof Conversion];
	expect(value).toBeDefined();
	if (part !== undefined) expect(value).toHaveProperty(part);
});

it('the tracker’s own row is there when asked for', () => {
	expect(convert({}, { includeRaw: true })?.raw).toMatchObject({ id: 'click1', payout: '42.50' });
	expect(convert()).not.toHaveProperty('raw');
});
