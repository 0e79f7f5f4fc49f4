import { createHash } from 'node:crypto';

import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import {
	fingerprint,
	rememberingFingerprint,
} from '../../../../nodes/shared/conversion/fingerprint';
import {
	changedFields,
	VERSION_LENGTH,
	versionOf,
} from '../../../../nodes/shared/conversion/version';

type Versioned = Parameters<typeof versionOf>[0];

const BASE: Versioned = {
	status: 'pending',
	trackerStatus: 'lead',
	event: 'Lead',
	trackerEvent: 'lead',
	revenue: null,
	currency: 'USD',
};

describe.each<[string, Partial<Conversion>, string[]]>([
	['nothing', {}, []],
	['the status', { status: 'confirmed' }, ['status']],
	["only the tracker's word for the status", { trackerStatus: 'hold' }, ['status']],
	['the event', { event: 'Purchase' }, ['event']],
	["only the tracker's word for the event", { trackerEvent: 'reg' }, ['event']],
	['the revenue, from absent to zero', { revenue: 0 }, ['revenue']],
	['the revenue', { revenue: 12.34 }, ['revenue']],
	['the currency', { currency: 'EUR' }, ['revenue']],
	[
		'everything',
		{ status: 'confirmed', event: 'Purchase', revenue: 1 },
		['status', 'event', 'revenue'],
	],
	['what is no part of it', { cost: 5, clickId: 'x', updatedAt: 'now' }, []],
])('when a tracker changes %s', (_what, change, fields) => {
	it(`the user is told of ${JSON.stringify(fields)}`, () => {
		const [before, after] = [BASE, { ...BASE, ...change }].map(versionOf) as [string, string];
		expect(changedFields(before, after)).toEqual(fields);
	});
});

it('keeps versions as short as the state of the trigger counts on', () => {
	expect(versionOf(BASE)).toMatch(/^[\w-]+$/);
	expect(versionOf(BASE)).toHaveLength(VERSION_LENGTH);
});

it('gives the same version in every process, or everything would come again after a restart', () => {
	expect(versionOf(BASE)).toBe(versionOf({ ...BASE }));
	const expected = createHash('sha256').update('text').digest('base64url').slice(0, 12);
	expect(fingerprint('text', 12)).toBe(expected);
	expect(rememberingFingerprint(12)('text')).toBe(expected);
});

it('remembers words without mixing them up', () => {
	const remembered = rememberingFingerprint(8);
	const words = Array.from({ length: 12_000 }, (_, n) => `word ${n}`);
	const first = words.map(remembered);
	expect(words.map(remembered)).toEqual(first);
	expect(first).toEqual(words.map((word) => fingerprint(word, 8)));
});
