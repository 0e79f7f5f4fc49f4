import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { toEvent } from '../../nodes/shared/conversion/event';
import { countingOf, STATUS_WORDS, toStatus } from '../../nodes/shared/conversion/status';
import { wordKey } from '../../nodes/shared/conversion/words';
import { readAdCampaigns, suggest, TrackerCampaigns } from '../../nodes/shared/mapping/suggest';
import { readOverrides } from '../../nodes/shared/n8n/overrides';
import { asSent, heldBack } from '../../nodes/shared/platforms/policy';
import { sale } from '../e2e/platforms/items';
import { cell } from './arbitraries';
import { fuzz } from './cases';

const STATUSES = ['confirmed', 'pending', 'rejected', 'refunded', 'unknown'] as const;
const STATES = ['active', 'paused', 'archived', 'deleted'] as const;

const word = fc.oneof(
	fc.constantFrom(
		'Sale',
		' re-bill ',
		'FTD',
		'hold',
		'',
		'  ',
		'constructor',
		'__proto__',
		'İ',
		'ß',
	),
	fc.string({ unit: 'grapheme', maxLength: 10 }),
);
const statusOverride = fc.record({ word, meaning: fc.constantFrom(...STATUSES) });
const eventOverride = fc.record({
	word,
	meaning: fc.constantFrom('Purchase' as const, 'Lead' as const),
});
const overridden = fc.record({
	statuses: fc.array(statusOverride, { maxLength: 4 }),
	events: fc.array(eventOverride, { maxLength: 4 }),
	word,
});

/** The last of the user's lines about a word. */
function lastOf<T>(
	lines: ReadonlyArray<{ word: string; meaning: T }>,
	asked: string,
): T | undefined {
	const own = lines.filter(({ word: one }) => one.trim() !== '');
	return own.filter(({ word: one }) => wordKey(one) === wordKey(asked)).at(-1)?.meaning;
}

fuzz('Overrides of statuses and events', overridden, ({ statuses, events, word: asked }) => {
	const { statusWords, eventWords } = readOverrides({
		statusOverrides: { items: statuses },
		eventOverrides: { items: events },
	});
	const status = toStatus(asked, statusWords);
	const known = Object.entries(STATUS_WORDS).find(([, all]) =>
		all.map(wordKey).includes(wordKey(asked)),
	);
	equal(status, lastOf(statuses, asked) ?? known?.[0] ?? 'unknown');
	const event = toEvent(asked, eventWords);
	const own = lastOf(events, asked);
	if (own !== undefined) equal(event, own);
	if (event.startsWith('Custom_')) match(event, /^Custom_[\p{L}\p{N}_]+$/u);
	// The same word, written otherwise, is the same.
	equal(toStatus(` ${asked.toLowerCase()}-`, statusWords), status);
});

const policy = fc.record({
	status: fc.constantFrom(...STATUSES),
	state: fc.option(fc.constantFrom(...STATES)),
	event: fc.constantFrom('Purchase' as const, 'Lead' as const, 'Custom_X' as const),
	pending: fc.constantFrom('send' as const, 'sendAsLead' as const, 'hold' as const),
	states: fc.subarray([...STATES]),
	isSupported: fc.boolean(),
});

fuzz('What is forwarded: campaign states, pending, refunds', policy, (given) => {
	const { status, state, event, pending, states, isSupported } = given;
	const campaign = { id: 'c', name: null, state };
	const conversion = { ...sale(1), status, event, campaign } as unknown as Conversion;
	const refund = isSupported
		? ({ supported: true, sent: 'x' } as const)
		: ({ supported: false, reason: 'It cannot', advice: 'Nothing to do' } as const);
	const chosen = { pending, campaignStates: new Set(states) };
	const held = heldBack(conversion, chosen, refund, { name: 'P', credential: 'P API' });
	const isUndone = status === 'rejected' || status === 'refunded';
	const reasons = [
		state !== null && !states.includes(state) ? 'campaign_state' : undefined,
		status === 'pending' && pending === 'hold' ? 'pending' : undefined,
		isUndone && !isSupported ? status : undefined,
		status === 'unknown' ? 'unknown_status' : undefined,
	];
	equal(held?.code, reasons.find(Boolean));
	if (held !== undefined) ok(held.reason && held.advice);
	const sent = asSent(conversion, chosen);
	equal(sent.event, status === 'pending' && pending === 'sendAsLead' ? 'Lead' : event);
	deepEqual({ ...sent, event }, conversion);
	equal(countingOf(state) === 'excluded', state === 'deleted');
});

const NAMES = [
	'Summer DE',
	'summer_de_2026',
	'Зима Россия',
	'FB | Keto | US',
	'120200000000000001',
	'',
	'x',
];
const named = fc.record({
	id: fc.oneof(fc.constantFrom('1', '2', '3', 120_200_000_000_000), cell),
	name: fc.oneof(fc.constantFrom(...NAMES), cell),
});
const visit = fc.record({
	campaign: fc.oneof(named, cell),
	subIds: fc.oneof(fc.dictionary(fc.constantFrom('sub_1'), fc.constantFrom(...NAMES)), cell),
	pageUrl: fc.oneof(fc.constant('https://l.example.com/?utm_campaign=Summer%20DE#x'), cell),
});
const adItem = fc.oneof(
	named,
	fc.record({ campaign: named, resourceName: fc.constant('customers/12/campaigns/3') }),
	fc.record({ data: fc.array(fc.oneof(named, cell), { maxLength: 3 }) }),
	fc.dictionary(fc.constantFrom('items', 'campaigns', 'results', 'id', 'name'), cell),
);
const lists = fc.record({
	trackers: fc.array(fc.oneof(named, visit), { maxLength: 5 }),
	ads: fc.array(adItem, { maxLength: 4 }),
});

fuzz('Suggestions: each campaign once, each ad campaign once', lists, ({ trackers, ads }) => {
	const campaigns = new TrackerCampaigns();
	for (const item of trackers) campaigns.add(item as IDataObject);
	const found = ads.flatMap((item) => readAdCampaigns(item as IDataObject, 'meta'));
	const suggestions = suggest(campaigns.list, found);
	deepEqual(
		suggestions.map(({ tracker }) => tracker.id),
		campaigns.list.map(({ id }) => id),
	);
	const used = suggestions.flatMap(({ ad }) => ad ?? []);
	equal(new Set(used).size, used.length);
	for (const { ad, score, reason } of suggestions) {
		ok(score >= 0 && score <= 1 && (ad !== null || score === 0) && reason !== '');
	}
});
