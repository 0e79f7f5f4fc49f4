import type {
	CampaignState,
	Conversion,
	ConversionStatus,
} from '../../../../nodes/shared/conversion/conversion';
import { eventIdOf } from '../../../../nodes/shared/platforms/eventId';
import {
	asSent,
	DEFAULT_CAMPAIGN_STATES,
	heldBack,
	type PendingPolicy,
	type Policy,
} from '../../../../nodes/shared/platforms/policy';
import { exampleConversion } from './examples';

const AT_META = [
	{
		supported: false,
		reason: 'Meta has no way to take a conversion back',
		advice: 'Forward only confirmed conversions if many are rejected later',
	},
	{ name: 'Meta', credential: 'Meta Conversions API' },
] as const;

const policyOf = (pending: PendingPolicy, states = DEFAULT_CAMPAIGN_STATES): Policy => ({
	pending,
	campaignStates: new Set(states),
});

const inState = (state: CampaignState | null): Partial<Conversion> => ({
	campaign: { id: '1', name: 'Summer', state },
});

describe.each<[ConversionStatus, PendingPolicy, string | undefined, string]>([
	['confirmed', 'send', undefined, 'Purchase'],
	['confirmed', 'hold', undefined, 'Purchase'],
	['confirmed', 'sendAsLead', undefined, 'Purchase'],
	['pending', 'send', undefined, 'Purchase'],
	['pending', 'hold', 'pending', 'Purchase'],
	['pending', 'sendAsLead', undefined, 'Lead'],
	['rejected', 'send', 'rejected', 'Purchase'],
	['refunded', 'send', 'refunded', 'Purchase'],
	['unknown', 'send', 'unknown_status', 'Purchase'],
])('a conversion that is %s, with pending ones to %s', (status, pending, code, event) => {
	const conversion = exampleConversion({ status });
	it(`is ${code === undefined ? 'sent' : 'held back'} as the user chose`, () =>
		expect(heldBack(conversion, policyOf(pending), ...AT_META)?.code).toBe(code));
	it(`would be a ${event}`, () => expect(asSent(conversion, policyOf(pending)).event).toBe(event));
});

describe.each<[CampaignState | null, readonly CampaignState[], string | undefined]>([
	['active', DEFAULT_CAMPAIGN_STATES, undefined],
	['paused', DEFAULT_CAMPAIGN_STATES, undefined],
	['archived', DEFAULT_CAMPAIGN_STATES, undefined],
	['deleted', DEFAULT_CAMPAIGN_STATES, 'campaign_state'],
	[null, DEFAULT_CAMPAIGN_STATES, undefined],
	['paused', ['active'], 'campaign_state'],
	['active', [], 'campaign_state'],
	[null, [], undefined],
])('a conversion of a campaign that is %s, where %j are forwarded', (state, states, code) => {
	it(code === undefined ? 'is sent' : 'is held back', () =>
		expect(
			heldBack(exampleConversion(inState(state)), policyOf('send', states), ...AT_META)?.code,
		).toBe(code),
	);
});

it('does not advise to choose a campaign state that cannot be chosen', () => {
	const skip = heldBack(exampleConversion(inState('deleted')), policyOf('send'), ...AT_META);
	expect(skip).toMatchObject({
		reason: 'The campaign is deleted, and such campaigns are not forwarded',
		advice: 'Nothing to do: conversions of deleted campaigns are excluded',
	});
});

it.each(['rejected', 'refunded'] as const)(
	'says why a %s conversion is not taken back',
	(status) => {
		expect(heldBack(exampleConversion({ status }), policyOf('send'), ...AT_META)).toEqual({
			code: status,
			reason: `The conversion was ${status}. Meta has no way to take a conversion back`,
			advice: 'Forward only confirmed conversions if many are rejected later',
		});
	},
);

it("quotes the tracker's word for a status nobody knows", () => {
	const conversion = exampleConversion({ status: 'unknown', trackerStatus: 'on ice' });
	expect(heldBack(conversion, policyOf('send'), ...AT_META)?.reason).toContain("'on ice'");
});

it('leaves the conversion of the item alone when it goes out as a lead', () => {
	const conversion = exampleConversion({ status: 'pending' });
	asSent(conversion, policyOf('sendAsLead'));
	expect(conversion.event).toBe('Purchase');
});

describe('the event id', () => {
	const id = (more: Partial<Conversion> = {}) => eventIdOf(exampleConversion(more));

	it.each<[string, Partial<Conversion>]>([
		['its revenue', { revenue: 99 }],
		['its status', { status: 'pending', trackerStatus: 'hold' }],
		['its version', { version: 'x', change: 'updated' }],
		['its campaign', inState('paused')],
	])('stays when a conversion changes %s, or it would count twice', (_what, more) =>
		expect(id(more)).toBe(id()),
	);

	it.each<[string, Partial<Conversion>]>([
		['id', { id: 'conversion-2' }],
		['account', { account: 'other.example.com' }],
		['tracker', { tracker: 'binom' }],
		['event', { event: 'Lead' }],
	])('differs where the %s differs, or one of the two would not count', (_what, more) =>
		expect(id(more)).not.toBe(id()),
	);

	it('is what it was in earlier versions of the package: a change would count all again', () =>
		expect(id()).toBe('utWUWciRWTmNmN9skmUITKvnXZObVly4'));

	it('holds nothing but characters that every platform takes', () =>
		expect(id({ id: 'Zoë|🙂 "x"' })).toMatch(/^[\w-]{32}$/));
});
