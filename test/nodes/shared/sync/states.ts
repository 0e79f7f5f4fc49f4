import { DateTime } from 'luxon';
import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import type { SyncSettings } from '../../../../nodes/shared/sync/settings';
import type { Backfill, SyncState } from '../../../../nodes/shared/sync/state';
import { convert, v11Row } from '../trackers/keitaro/rows';

/** Keitaro's: an hour of overlap, slices of a day. */
export const LIMITS = { overlapMs: 3_600_000, sliceMs: 86_400_000 };

export const time = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

export const settings = (
	more: Partial<SyncSettings<Conversion>> = {},
): SyncSettings<Conversion> => ({
	source: 'source',
	selection: 'selection',
	everyMinutes: 15,
	firstSyncDays: 30,
	maxItems: 100,
	wanted: () => true,
	...more,
});

export const state = (more: Partial<SyncState> = {}): SyncState => ({
	source: 'source',
	selection: 'selection',
	cursor: { live: '2026-11-20T12:00:00.000Z' },
	since: '2026-10-21T12:00:00.000Z',
	behind: false,
	syncedAt: '2026-11-20T12:00:00.000Z',
	known: {},
	deliveries: [],
	lost: '',
	memory: {},
	...more,
});

export const backfill = (more: Partial<Backfill> = {}): Backfill => ({
	from: '2026-10-21T12:00:00.000Z',
	to: '2026-11-10T12:00:00.000Z',
	until: '2026-11-20T11:00:00.000Z',
	change: 'new',
	...more,
});

export const sale = (id: string, revenue: number, datetime = '2026-11-20 11:30:00'): Conversion =>
	convert(v11Row({ event_id: id, revenue, datetime }));
