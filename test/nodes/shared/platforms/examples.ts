import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import { readConversion } from '../../../../nodes/shared/conversion/validate';
import { Hasher } from '../../../../nodes/shared/platforms/hash';
import type { MetaSettings } from '../../../../nodes/shared/platforms/meta/settings';

export const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
export const FBCLID = 'IwAR2xYz_Abc-DEF123456';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A confirmed sale an hour old, as the trigger emits it. */
export function exampleConversion(more: Partial<Conversion> = {}): Conversion {
	const read = readConversion({
		id: 'conversion-1',
		event: 'Purchase',
		convertedAt: new Date(NOW_MS - 3_600_000).toISOString(),
		clickedAt: new Date(NOW_MS - 7_200_000).toISOString(),
		tracker: 'keitaro',
		account: 'tracker.example.com',
		trackerStatus: 'sale',
		trackerEvent: 'sale',
		revenue: 12.5,
		currency: 'USD',
		clickId: 'Click-1',
		ip: '203.0.113.7',
		userAgent: 'Mozilla/5.0 (Test)',
		...(more as IDataObject),
	});
	if ('problem' in read) throw new Error(read.problem);
	return read.conversion;
}

export function metaSettings(more: Partial<MetaSettings> = {}): MetaSettings {
	return {
		version: 'v25.0',
		datasetId: '1234567890',
		actionSource: 'website',
		eventSourceUrl: 'https://landing.example.com/offer',
		testEventCode: null,
		dataProcessing: null,
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
		...more,
	};
}

/** The same random numbers for the same seed, evenly spread in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
