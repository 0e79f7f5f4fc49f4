import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { IDataObject, INodeParameters, IPollFunctions } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { PRESET, type PresetName } from '../../nodes/shared/postback/presets';
import { conversionFeed } from '../../nodes/shared/sync/feed';
import { sync } from '../../nodes/shared/sync/sync';
import { readSettings } from '../../nodes/TrackerTrigger/settings';
import { TrackerTrigger } from '../../nodes/TrackerTrigger/TrackerTrigger.node';
import { take } from '../../nodes/PostbackTrigger/receive';
import { LIMITS, settings as syncSettings } from '../nodes/shared/sync/states';
import { sale } from '../e2e/platforms/items';
import { PollContext } from '../harness/engine';
import { prepare } from '../harness/setup';
import { cell } from './arbitraries';
import { fuzz } from './cases';
import { callOf, newMemory, NOW_MS, settingsOf } from './postbacks/call';

const WORDS = ['sale', 'Sale ', 're-bill', 'REBILL', 'lead', 'Purchase', 'purchase', 'Lead', 'İ'];
/** What begins so is an expression of n8n's; `≠` may be written as such a sign and a stroke through it. */
const isNoExpression = (text: string): boolean => !text.startsWith('=');
const word = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...WORDS, '', ' ', '__proto__', 'constructor') },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).filter(isNoExpression) },
);
const chosen = fc.option(fc.array(word, { maxLength: 3 }), { nil: undefined });

/** Letters alone count, in any case; written letter by letter. */
const plain = (text: string): string =>
	[...text]
		.filter((char) => !/[\s_-]/.test(char))
		.join('')
		.toLowerCase();
const isAmong = (list: readonly string[] | undefined, text: string): boolean =>
	list === undefined || list.length === 0 || list.some((one) => plain(one) === plain(text));

const node = new TrackerTrigger();

/** n8n's own context of a trigger with these filters. */
function contextOf(filters: IDataObject): IPollFunctions {
	const parameters = { tracker: 'keitaro', triggerOn: 'conversions', filters } as INodeParameters;
	const { workflow, node: set, additionalData } = prepare({ node, parameters });
	return new PollContext(workflow, set, additionalData, 'trigger', 'update');
}

const rows = fc.array(fc.record({ trackerStatus: word, event: word }), { maxLength: 6 });
const trackerScenes = fc.record({
	filters: fc.record({ statuses: chosen, events: chosen, campaigns: chosen }),
	rows,
});

function conversionOf(more: IDataObject): Conversion {
	const convertedAt = '2026-11-20T12:20:00.000Z';
	const item = sale(1, { convertedAt, updatedAt: convertedAt, version: 'abcdefghi' });
	const read = readConversion(item);
	if ('problem' in read) throw new Error(read.problem);
	return { ...read.conversion, ...more } as Conversion;
}

const SYNC_MS = Date.UTC(2026, 10, 20, 12, 30);

fuzz(
	'Tracker Trigger: what passes the filters',
	trackerScenes,
	async ({ filters, rows: given }) => {
		const { account, wantsConversion } = readSettings(contextOf(filters as IDataObject));
		equal((account.campaignIds ?? []).join(), (filters.campaigns ?? []).join());
		const conversions = given.map((row, at) => conversionOf({ ...row, id: `row-${at}` }));
		const feed = conversionFeed({
			...{ limits: LIMITS, memory: {} },
			async *conversions() {
				yield await Promise.resolve(structuredClone(conversions));
			},
		});
		const result = await sync<Conversion>({
			...{ feed, saved: undefined, clock: () => SYNC_MS, deadline: SYNC_MS + 60_000 },
			settings: { ...syncSettings(), wanted: wantsConversion },
			...{ statusOf: () => 'done', deliveryKey: 'next' },
		});
		const right = conversions.filter(
			({ trackerStatus, event }) =>
				isAmong(filters.statuses, trackerStatus) && isAmong(filters.events, event),
		);
		equal(result?.rows.map(({ id }) => id).join(), right.map(({ id }) => id).join());
	},
	{ most: 30 },
);

const PRESETS = Object.keys(PRESET) as PresetName[];
const postbackScenes = fc.record({
	preset: fc.constantFrom(...PRESETS),
	missingClickId: fc.constantFrom('refuse' as const, 'pass' as const),
	unreadable: fc.constantFrom('refuse' as const, 'pass' as const),
	clickId: fc.constantFrom('click-1', '', ' ', undefined),
	value: fc.oneof(
		fc.constantFrom('12.5', '0', '-3', undefined, 'much', 'nan', '1e999', '1.2.3'),
		cell.map((one) => (typeof one === 'string' ? one : undefined)),
	),
});

/** An amount that nobody would argue about, and one that cannot be read or cannot be right. */
const PLAIN_AMOUNT = /^(?:12\.5|0)$/;
const NO_AMOUNT = /^(?:much|-3|1e999|1\.2\.3)$/;

fuzz('Postback Trigger: what is let through', postbackScenes, async (given) => {
	const { preset, missingClickId, unreadable, clickId, value } = given;
	const all = { click_id: clickId, value };
	const query = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
	const call = callOf({ method: 'GET', query, body: Buffer.alloc(0) });
	const read = { missingClickId, unreadable };
	const received = await take(call, settingsOf(preset, read), newMemory(), NOW_MS);
	const hasClick = (clickId ?? '').trim() !== '';
	if (!hasClick && missingClickId === 'refuse') ok('refusal' in received);
	else if (value !== undefined && NO_AMOUNT.test(value) && unreadable === 'refuse')
		ok('refusal' in received);
	else if (unreadable === 'pass' || value === undefined || PLAIN_AMOUNT.test(value))
		ok('postback' in received);
	if ('refusal' in received) equal(received.refusal.status, 400);
});
