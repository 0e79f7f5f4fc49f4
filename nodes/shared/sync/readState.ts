import { isObject } from '../conversion/isObject';
import { isIso } from '../conversion/time';
import type { EntityState } from './entities/syncEntities';
import type { SyncState } from './state';

/**
 * Saved states come out of n8n's database, where people and other versions can have been at work. One
 * that is not whole is as good as none: reading begins anew as at the first sync, which brings some
 * things again, where reading on from half a state would pass things over.
 */

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const moment: Check = (value) => typeof value === 'string' && isIso(value);
const flag: Check = (value) => typeof value === 'boolean';
const orAbsent =
	(check: Check): Check =>
	(value) =>
		value === undefined || check(value);
const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(check);
const mapOf =
	(check: Check): Check =>
	(value) =>
		isObject(value) && Object.values(value).every(check);
const shape =
	(parts: Readonly<Record<string, Check>>): Check =>
	(value) =>
		isObject(value) && Object.entries(parts).every(([name, check]) => check(value[name]));

const backfill = shape({
	from: moment,
	to: moment,
	until: moment,
	at: orAbsent(moment),
	atIds: orAbsent(text),
	change: (value) => value === 'new' || value === 'resync',
});

const cursor = shape({
	live: moment,
	resume: orAbsent(moment),
	resumedFrom: orAbsent(moment),
	backfill: orAbsent(backfill),
	lookBack: orAbsent(backfill),
});

const log = shape({
	source: text,
	selection: text,
	cursor,
	since: moment,
	behind: flag,
	syncedAt: moment,
	lookedBackAt: orAbsent(moment),
	resyncedFrom: orAbsent(text),
	known: mapOf(text),
	deliveries: listOf(
		shape({ key: text, at: moment, ids: text, before: cursor, was: orAbsent(text) }),
	),
	lost: text,
	memory: isObject,
});

/** Values of an entity, or their fingerprints in one text. */
const remembered: Check = (value) =>
	text(value) || listOf((one) => one === null || text(one))(value);

const list = shape({
	source: text,
	syncedAt: moment,
	behind: flag,
	entities: mapOf(remembered),
	missing: mapOf(remembered),
	delivery: orAbsent(
		shape({ key: text, at: moment, before: mapOf((one) => one === null || remembered(one)) }),
	),
	memory: isObject,
});

/** The state of a log as it was saved, if it is whole and belongs to this source. */
export function savedLog(saved: unknown, source: string): SyncState | undefined {
	return log(saved) && (saved as SyncState).source === source ? (saved as SyncState) : undefined;
}

/** The same of a list. */
export function savedList(saved: unknown, source: string): EntityState | undefined {
	return list(saved) && (saved as EntityState).source === source
		? (saved as EntityState)
		: undefined;
}
