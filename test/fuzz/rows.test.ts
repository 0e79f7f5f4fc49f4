import { ServiceError } from '../../nodes/shared/n8n/serviceError';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { toConversion as fromKeitaro } from '../../nodes/shared/trackers/keitaro/row';
import { toConversion as fromRedtrack } from '../../nodes/shared/trackers/redtrack/row';
import {
	CONVERSION_COLUMNS,
	toConversions as fromVoluum,
} from '../../nodes/shared/trackers/voluum/row';
import { presetSettings } from '../../nodes/shared/postback/settings';
import { sortParameters } from '../../nodes/shared/postback/parameters';
import { readPostback } from '../../nodes/shared/postback/read';
import { readBody } from '../../nodes/shared/postback/body';
import { PRESET, type PresetName } from '../../nodes/shared/postback/presets';
import { FIELD_NAMES } from '../../nodes/shared/postback/fields';
import { patternOf, PatternProblem } from '../../nodes/shared/mapping/pattern';
import fc from 'fast-check';
import { always, cell, PATIENCE_MS, rowOf } from './cases';

const CONTEXT = {
	account: 'tracker.example.com',
	zone: 'Europe/Berlin',
	currency: 'EUR',
	campaigns: new Map<string, never>(),
	statusWords: new Map<string, never>(),
	eventWords: new Map<string, never>(),
	includeRaw: true,
};

type Read = (row: Record<string, never>) => unknown[];

const READERS: ReadonlyArray<[string, readonly string[], Read]> = [
	[
		'Keitaro',
		[
			...[
				'datetime',
				'status',
				'status_history',
				'revenue',
				'cost',
				'click_datetime',
				'sub_id',
				'tid',
			],
			...[
				'campaign_id',
				'campaign',
				'sub_id_1',
				'external_id',
				'country',
				'params',
				'conversion_id',
			],
		],
		(row) => [fromKeitaro(row, CONTEXT)],
	],
	[
		'RedTrack',
		[
			...['id', 'clickid', 'type', 'conv_time', 'created_at', 'status', 'payout', 'cost'],
			...['currency', 'campaign_id', 'sub1', 'country', 'ip', 'user_agent', 'track_time'],
		],
		(row) => [fromRedtrack(row, CONTEXT)],
	],
	['Voluum', CONVERSION_COLUMNS, (row) => fromVoluum([row, { ...row }], CONTEXT)],
];

it.each(READERS)(
	'a row of %s is a conversion that every node takes, or nothing, or its own error',
	(_name, columns, read) => {
		const times = fc.constantFrom(
			'2026-11-20 12:00:00',
			'2026-11-20T12:00:00Z',
			'2026-11-20 12:00:00 AM',
		);
		const row = fc.tuple(rowOf(columns), times).map(([given, time]) => ({
			...{ datetime: time, conv_time: time, postbackTimestamp: time },
			...given,
		}));
		always(row, (given) => {
			let found: unknown[];
			try {
				found = read(given as unknown as Record<string, never>);
			} catch (error) {
				expect(error).toBeInstanceOf(ServiceError);
				return;
			}
			for (const one of found) {
				if (one !== undefined) expect(readConversion(one as never)).toHaveProperty('conversion');
			}
		});
	},
	PATIENCE_MS,
);

const NAMES = Object.values(FIELD_NAMES).flatMap((names) => [...names]);

it.each(Object.keys(PRESET) as PresetName[])(
	'a postback of the preset %s is a conversion or a refusal that repeats nothing of it',
	(preset) => {
		const postback = fc.record({
			query: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), cell), {
				maxLength: 12,
			}),
			body: fc.oneof(
				fc.dictionary(fc.constantFrom(...NAMES), cell).map((fields) => JSON.stringify(fields)),
				fc.string({ unit: 'binary' }),
			),
			type: fc.constantFrom(
				'application/json',
				'application/x-www-form-urlencoded',
				undefined,
				'x',
			),
			missingClickId: fc.constantFrom('refuse' as const, 'pass' as const),
			unreadable: fc.constantFrom('refuse' as const, 'pass' as const),
			personal: fc.constantFrom('drop' as const, 'hash' as const, 'keep' as const),
		});
		const part = presetSettings(preset, { names: {}, statuses: [], events: [] });
		always(postback, ({ query, body, type, ...chosen }) => {
			const fields = readBody(Buffer.from(body), type);
			if ('refusal' in fields) return expect(fields.refusal.reason).toMatch(/^body /);
			const sorted = sortParameters([fields.fields, query], part.names);
			if ('refusal' in sorted) return expect(sorted.refusal.status).toBeGreaterThanOrEqual(400);
			const read = readPostback(
				sorted.parameters,
				{
					...part,
					...chosen,
					...{ defaultEvent: 'Purchase', defaultCurrency: null, zone: 'UTC', account: 'a' },
					...{ compareValue: true, includeRaw: true },
				},
				{ method: 'GET', nowMs: Date.UTC(2026, 10, 28), newId: () => 'new' },
			);
			if ('refusal' in read) return expect(read.refusal.reason).toMatch(/^(?:click id|parameter)/);
			return expect(readConversion(read.postback as never)).toHaveProperty('conversion');
		});
	},
	PATIENCE_MS,
);

const PIECES = [
	'*',
	'?',
	'.',
	'+',
	'(',
	')',
	'[',
	']',
	'^',
	'$',
	'|',
	'\\d',
	'\\',
	'{2,}',
	'a',
	'é',
	'(?:',
	'-',
];

it.each(['wildcard', 'expression'] as const)(
	'a %s can be tested on any text, or says what is wrong with it',
	(kind) => {
		const source = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), {
			maxLength: 14,
		});
		const tested = fc.record({
			source: source.map((pieces) => pieces.join('')),
			text: fc.string({ unit: 'binary', maxLength: 60 }),
			ignoreCase: fc.boolean(),
		});
		always(tested, ({ source: pattern, text, ignoreCase }) => {
			try {
				expect(typeof patternOf(kind, pattern, ignoreCase).test(text)).toBe('boolean');
			} catch (error) {
				expect(error).toBeInstanceOf(PatternProblem);
			}
		});
	},
	PATIENCE_MS,
);
