import type {
	ConversionEvent,
	ConversionStatus,
} from '../../../../nodes/shared/conversion/conversion';
import {
	EVENT_WORDS,
	isEvent,
	STANDARD_EVENTS,
	toEvent,
} from '../../../../nodes/shared/conversion/event';
import { countingOf, STATUS_WORDS, toStatus } from '../../../../nodes/shared/conversion/status';
import { invert, wordKey, wordMap } from '../../../../nodes/shared/conversion/words';

describe.each([
	['Sale', 'sale'],
	['first deposit', 'firstdeposit'],
	['First-Deposit', 'firstdeposit'],
	['FIRST__DEPOSIT', 'firstdeposit'],
	['Депозит', 'депозит'],
	['', ''],
])('the word %j', (typed, key) => {
	it('is recognised however it is typed', () => expect(wordKey(typed)).toBe(key));
});

it('finds a word of a table under the meaning it stands for', () => {
	const meanings = invert({ good: ['Yes', 'o k'], bad: ['no'] });
	expect([...meanings]).toEqual([
		['yes', 'good'],
		['ok', 'good'],
		['no', 'bad'],
	]);
});

it('lets the later of two entries for one word decide, as the user sees them in the panel', () => {
	const own = wordMap<ConversionStatus>([
		['My Hold', 'pending'],
		['my_hold', 'confirmed'],
	]);
	expect(toStatus('MY HOLD', own)).toBe('confirmed');
});

// Statuses of design §3, as the trackers write them.
describe.each<[string, ConversionStatus]>([
	['sale', 'confirmed'],
	['rebill', 'confirmed'],
	['deposit', 'confirmed'],
	['registration', 'confirmed'],
	['Approved', 'confirmed'],
	['confirm', 'confirmed'],
	['lead', 'pending'],
	['hold', 'pending'],
	['pending', 'pending'],
	['new', 'pending'],
	['wait', 'pending'],
	['rejected', 'rejected'],
	['trash', 'rejected'],
	['declined', 'rejected'],
	['cancel', 'rejected'],
	['refund', 'refunded'],
	['refunded', 'refunded'],
	['charge-back', 'refunded'],
	['something else', 'unknown'],
	['', 'unknown'],
	['constructor', 'unknown'],
])("the tracker's status %j", (word, status) => {
	it(`is ${status}`, () => expect(toStatus(word)).toBe(status));
});

// Binom, TG Tracker and many networks have one word for both.
it.each([...STATUS_WORDS.confirmed, ...STATUS_WORDS.pending])(
	"a tracker's status %j says what happened too",
	(word) => expect(STANDARD_EVENTS).toContain(toEvent(word)),
);

it("puts the user's own word before ours", () => {
	expect(toStatus('sale', wordMap<ConversionStatus>([['Sale', 'pending']]))).toBe('pending');
	expect(toEvent('sale', wordMap<ConversionEvent>([['SALE', 'Lead']]))).toBe('Lead');
});

describe.each([
	['statuses', STATUS_WORDS],
	['events', EVENT_WORDS],
])('the table of %s', (_name, table) => {
	it('gives no word two meanings, of which one would be lost', () => {
		const meanings = new Map<string, string>();
		for (const [meaning, words] of Object.entries(table)) {
			for (const word of words) {
				expect(meanings.get(wordKey(word)) ?? meaning).toBe(meaning);
				meanings.set(wordKey(word), meaning);
			}
		}
	});
});

describe.each<[string, ConversionEvent]>([
	['sale', 'Purchase'],
	['FTD', 'Purchase'],
	['purchase', 'Purchase'],
	['lead', 'Lead'],
	['reg', 'CompleteRegistration'],
	['sign up', 'CompleteRegistration'],
	['Complete Registration', 'CompleteRegistration'],
	['add_to_cart', 'AddToCart'],
	['subscription', 'Subscribe'],
	['App Install', 'AppInstall'],
	['Level 5 reached!', 'Custom_Level_5_reached'],
	['custom_trial', 'Custom_trial'],
	['Custom_Trial', 'Custom_Trial'],
	['Запись', 'Custom_Запись'],
	['', 'Custom_Event'],
	['!!!', 'Custom_Event'],
	['constructor', 'Custom_constructor'],
])("the tracker's event %j", (word, event) => {
	it(`is ${event}`, () => expect(toEvent(word)).toBe(event));
	it('is an event of ours afterwards, and stays what it is', () => {
		expect(isEvent(event)).toBe(true);
		expect(toEvent(event)).toBe(event);
	});
});

describe.each(['purchase', 'ViewContent', 'Custom_', ''])('%j', (word) => {
	it('is not taken for an event in our spelling', () => expect(isEvent(word)).toBe(false));
});

describe.each([
	['active', 'counted'],
	['paused', 'excluded from real-time'],
	['archived', 'historical only'],
	['deleted', 'excluded'],
	[null, 'counted'],
] as const)('a campaign that is %s', (state, counting) => {
	it(`makes its conversions ${counting}`, () => expect(countingOf(state)).toBe(counting));
});
