import { googleDataManager } from '../../../../../nodes/shared/platforms/googleDataManager';
import { ACTION, ago, DAY_MS, given, googleConversion, HOUR_MS } from '../google/given';

const { platform } = googleDataManager;
const settings = (parameters = {}) =>
	googleDataManager.settings(
		given({ operatingAccount: '123-456-7890', conversionActionId: ACTION, ...parameters }),
	);

// What is refused before anything is sent, by code.
it.each<[string, Parameters<typeof googleConversion>[0], object, string | undefined]>([
	['sound', {}, {}, undefined],
	[
		'without a click but with e-mail',
		{ adClickIds: {}, user: { email: 'a@example.com' } },
		{},
		undefined,
	],
	[
		'known by its session',
		{ adClickIds: {}, platformFields: { googleDataManager: { sessionAttributes: 'abc' } } },
		{},
		undefined,
	],
	['of nobody', { adClickIds: {} }, {}, 'no_identity'],
	['of a blank e-mail', { adClickIds: {}, user: { email: ' ' } }, {}, 'no_identity'],
	[
		'of somebody who denied it',
		{ adClickIds: {}, user: { email: 'a@example.com' }, consent: { adUserData: 'denied' } },
		{},
		'no_identity',
	],
	['91 days old', { convertedAt: ago(91 * DAY_MS), clickedAt: null }, {}, 'too_old'],
	['of tomorrow', { convertedAt: ago(-DAY_MS) }, {}, 'in_the_future'],
	['below nothing', { revenue: -1 }, {}, 'negative_value'],
	['before its click', { convertedAt: ago(2 * DAY_MS) }, {}, 'precedes_click'],
	['91 days after its click', { clickedAt: ago(92 * DAY_MS) }, {}, 'click_too_old'],
	['of an event without an action', {}, { conversionActionId: '' }, 'no_conversion_action'],
	['of a young click', { clickedAt: ago(2 * HOUR_MS) }, {}, 'TOO_RECENT_CLICK'],
	[
		'of a young click, sent all the same',
		{ clickedAt: ago(2 * HOUR_MS) },
		{ 'options.sendYoungClicks': true },
		undefined,
	],
	[
		'of e-mail and a young visit',
		{ clickedAt: ago(2 * HOUR_MS), adClickIds: {}, user: { email: 'a@example.com' } },
		{},
		undefined,
	],
])('checks a conversion %s', (_what, more, parameters, code) => {
	const found = platform.check(googleConversion(more), settings(parameters), Date.parse(ago(0)));
	expect(found?.code).toBe(code);
});

it('skips what came from no Google click, if told to', () => {
	const chosen = { ...settings(), requiresClickId: true };
	const conversion = googleConversion({ adClickIds: {}, user: { email: 'a@example.com' } });
	expect(platform.check(conversion, chosen, Date.parse(ago(0)))?.code).toBe('no_click_id');
});
