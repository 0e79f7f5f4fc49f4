import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { take, type Received } from '../../nodes/PostbackTrigger/receive';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { FIELD_NAMES, PERSONAL_FIELDS } from '../../nodes/shared/postback/fields';
import { PRESET, type PresetName } from '../../nodes/shared/postback/presets';
import { cell, expectNothingPlanted, PLANTED } from './arbitraries';
import { fuzz } from './cases';
import { callOf, newMemory, NOW_MS, settingsOf, type Asked } from './postbacks/call';

const PRESET_NAMES = Object.keys(PRESET) as PresetName[];
const NAMES = [
	...Object.values(FIELD_NAMES).flat(),
	...['sub1', 'sub_30', 'aff_sub2', 'secret', '__proto__', 'constructor', 'prototype', 'toString'],
];

const name = fc.oneof(
	{ arbitrary: fc.constantFrom(...NAMES), weight: 6 },
	{ arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
);
/** As express reads a query: texts, lists of them and objects. */
const query = fc.dictionary(
	name,
	fc.oneof(
		{ arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
		{ arbitrary: cell.map((value) => String(JSON.stringify(value) ?? '')), weight: 3 },
		{ arbitrary: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }), weight: 1 },
		{
			arbitrary: fc.dictionary(fc.string({ maxLength: 4 }), fc.string(), { maxKeys: 2 }),
			weight: 1,
		},
	),
	{ maxKeys: 8 },
);

/** Lists or objects in one another, deeper than any stack. */
const deep = fc
	.record({
		depth: fc.constantFrom(2, 7, 200, 20_000),
		shape: fc.constantFrom<readonly [string, string]>(['[', ']'], ['{"a":', '}']),
		field: fc.constantFrom('custom_data', 'value', 'click_id', 'other'),
	})
	.map(({ depth, shape: [open, close], field }) => {
		const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
		return Buffer.from(`{"${field}":${value}}`);
	});

const fields = fc.dictionary(name, cell, { maxKeys: 8 });
const body = fc.oneof(
	{ weight: 4, arbitrary: fields.map((value) => Buffer.from(JSON.stringify(value))) },
	{
		weight: 2,
		arbitrary: fc
			.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 })
			.map((pairs) => Buffer.from(pairs.map((pair) => pair.join('=')).join('&'))),
	},
	{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
	{ weight: 1, arbitrary: fields.map((value) => Buffer.from(JSON.stringify(value), 'utf16le')) },
	{ weight: 1, arbitrary: deep },
	{
		weight: 1,
		arbitrary: fc
			.record({ name, length: fc.constantFrom(0, 9_000, 70_000), many: fc.constantFrom(1, 400) })
			.map(({ name: field, length, many }) =>
				Buffer.from(
					Array.from(
						{ length: many },
						(_, at) => `${field}${at}=${'x'.repeat(length / many)}`,
					).join('&'),
				),
			),
	},
);
const TYPES = [
	...['application/json', 'application/x-www-form-urlencoded', 'application/vnd.api+json', 'x', ''],
	...['application/json; charset=utf-16le', 'application/json; charset=latin1', 'text/plain'],
	...['multipart/form-data; boundary=x', 'application/json; charset=none'],
];

const asked: fc.Arbitrary<Asked> = fc.record({
	method: fc.constantFrom('GET' as const, 'POST' as const),
	query: query as fc.Arbitrary<IDataObject>,
	body: fc.oneof(
		{ arbitrary: fc.constant(Buffer.alloc(0)), weight: 1 },
		{ arbitrary: body, weight: 2 },
	),
	headers: fc.constantFrom(...TYPES).map((type) => ({ 'content-type': type })),
});
const policies = fc.record({
	missingClickId: fc.constantFrom('refuse' as const, 'pass' as const),
	unreadable: fc.constantFrom('refuse' as const, 'pass' as const),
	personal: fc.constantFrom('drop' as const, 'hash' as const, 'keep' as const),
});

const STATUSES = [400, 401, 403, 413, 429];

function expectSound(received: Received): void {
	if ('isDuplicate' in received) return;
	if ('refusal' in received) {
		const { status, reason } = received.refusal;
		if (!STATUSES.includes(status)) throw new Error(`Refused with ${status}`);
		if (reason.length > 100) throw new Error(`A long reason: ${reason}`);
		expectNothingPlanted(reason);
		return;
	}
	const read = readConversion(received.postback as unknown as IDataObject);
	if ('problem' in read) throw new Error(read.problem);
	JSON.stringify(received.postback);
	if ('planted' in {}) throw new Error('The prototype of all objects was changed');
}

const anyCall = fc.tuple(fc.constantFrom(...PRESET_NAMES), asked, policies);

fuzz('Postback: any call, by any preset', anyCall, async ([preset, call, read]) => {
	const settings = settingsOf(preset, read);
	expectSound(await take(callOf(call), settings, newMemory(), NOW_MS));
});

/** Where the parameters of the ready URLs come out, under the name that all presets give them. */
const PLACES: Readonly<Record<string, (conversion: IDataObject) => unknown>> = {
	click_id: ({ clickId }) => clickId,
	external_id: ({ externalId }) => externalId,
	transaction_id: ({ transactionId }) => transactionId,
	campaign_id: ({ campaign }) => (campaign as IDataObject).id,
	offer_id: ({ offer }) => (offer as IDataObject).id,
	user_agent: ({ userAgent }) => userAgent,
	sub_1: ({ subIds }) => (subIds as IDataObject).sub_1,
};

const template = fc
	.record({ preset: fc.constantFrom(...PRESET_NAMES), replaced: fc.infiniteStream(fc.boolean()) })
	.map(({ preset, replaced }) => {
		const entries = PRESET[preset].template.map(([parameter, macro], at) => {
			const isReplaced = replaced.next().value === true;
			return { parameter, isReplaced, value: isReplaced ? `value-${at}` : macro };
		});
		return { preset, entries };
	});

fuzz('Postback: macros that nobody replaced', template, async ({ preset, entries }) => {
	const query = Object.fromEntries(entries.map(({ parameter, value }) => [parameter, value]));
	const call = callOf({ method: 'GET', query, body: Buffer.alloc(0) });
	const received = await take(call, settingsOf(preset), newMemory(), NOW_MS);
	if (!('postback' in received)) throw new Error('It was refused');
	const { postback } = received;
	const flagged = postback.postback.flags.filter(({ kind }) => kind === 'macro');
	deepEqual(
		flagged.map(({ parameter }) => parameter).sort(),
		entries.flatMap(({ parameter, isReplaced }) => (isReplaced ? [] : [parameter])).sort(),
	);
	for (const { parameter, value, isReplaced } of entries) {
		const found = PLACES[parameter]?.(postback as unknown as IDataObject);
		if (isReplaced && parameter in PLACES && found !== value)
			throw new Error(`${parameter} is lost`);
		if (!isReplaced && found === value) throw new Error(`${parameter} is a macro`);
	}
});

const PERSONAL = PERSONAL_FIELDS.flatMap((field) => [...FIELD_NAMES[field]]);
const person = fc.dictionary(
	fc.constantFrom(...PERSONAL),
	fc.constantFrom(PLANTED.email, PLANTED.phone, ` ${PLANTED.email} `),
	{ minKeys: 1, maxKeys: 4 },
);
const custom = fc.oneof(
	person,
	person.map((inner) => ({ order: 7, buyer: inner })),
	person.map((inner) => ({ list: [{ buyer: [inner] }] })),
	person.map((inner) => JSON.stringify({ buyer: inner })),
	person.map((inner) => new URLSearchParams(inner).toString()),
);
const personal = fc.record({
	preset: fc.constantFrom(...PRESET_NAMES),
	policy: fc.constantFrom('drop' as const, 'hash' as const),
	person,
	custom: fc.option(custom, { nil: undefined }),
	isJson: fc.boolean(),
});

fuzz('Postback: who the buyer is', personal, async ({ preset, policy, isJson, ...given }) => {
	const all = {
		click_id: 'c1',
		...given.person,
		...(given.custom && { custom_data: given.custom }),
	};
	const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
	const query = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, asText(value)]));
	const call = isJson
		? { query: {}, body: Buffer.from(JSON.stringify(all)) }
		: { query, body: Buffer.alloc(0) };
	const settings = settingsOf(preset, { personal: policy });
	const received = await take(callOf({ method: 'POST', ...call }), settings, newMemory(), NOW_MS);
	if (!('postback' in received)) throw new Error('It was refused');
	expectNothingPlanted(JSON.stringify(received.postback));
});
