import { DateTime } from 'luxon';
import { toIso } from '../../conversion/time';
import type { Entity, EntityKind } from '../../trackers/entity';
import type { Tracker } from '../../trackers/tracker';
import { PATIENCE_MS, type DeliveryStatus } from '../deliveries';
import { isElapsed } from '../plan';
import { savedList } from '../readState';
import { compare, type EntityItem, type Seen } from './compare';
import { fitted, type Memory } from './memory';

export interface EntitySettings {
	/** Identifies tracker and account: another source starts from nothing. */
	source: string;
	/** Minutes between syncs. */
	everyMinutes: number;
	/** Changes handed out per poll. */
	maxItems: number;
	/** Whether the first sync hands out what there is. */
	emitsExisting: boolean;
}

/** Changes handed to n8n whose execution has not been seen to end. There is one delivery at a time. */
export interface EntityDelivery {
	/** Names the delivery within the process that made it. */
	key: string;
	/** When it was made, ISO 8601. */
	at: string;
	/** What was known before of each entity in it; `null` of the added ones. */
	before: Record<string, Memory[string] | null>;
}

/** All that is remembered of a list. At most about a megabyte of JSON. */
export interface EntityState extends Seen {
	source: string;
	/** When the list was last read, ISO 8601. */
	syncedAt: string;
	/** Whether there are changes that have not been handed out yet. */
	behind: boolean;
	delivery?: EntityDelivery;
	/** What the tracker's adapter has learnt about the account. */
	memory: object;
}

export interface EntitySyncInput {
	tracker: Pick<Tracker, 'name' | 'account' | 'memory'> & Required<Pick<Tracker, 'list'>>;
	kind: EntityKind;
	/** The state as it was found, whatever it belongs to. */
	saved: EntityState | undefined;
	settings: EntitySettings;
	/** Milliseconds since the epoch. */
	clock: () => number;
	statusOf: (key: string) => DeliveryStatus;
	/** Names the delivery that this sync may lead to. */
	deliveryKey: string;
}

/**
 * Reads a list and tells what was added, changed or is gone since it was last read. A list that cannot
 * be read to its end moves nothing.
 *
 * `undefined` when nothing is due: no request was made.
 */
export async function syncEntities(
	input: EntitySyncInput,
): Promise<{ items: EntityItem[]; state: EntityState } | undefined> {
	const { tracker, kind, settings, clock, deliveryKey } = input;
	const now = DateTime.fromMillis(clock(), { zone: 'utc' });
	const saved = savedList(input.saved, settings.source);
	const start = saved && settle(saved, input.statusOf, now);
	if (start !== undefined && !isDue(start, settings, now)) return undefined;

	const listed: Entity[] = [];
	for await (const page of tracker.list(kind)) listed.push(...page);

	const known = start ?? { entities: {}, missing: {} };
	const isQuiet = start === undefined && !settings.emitsExisting;
	const most = isQuiet ? Infinity : settings.maxItems;
	const { name, account } = tracker;
	const compared = compare(listed, known, most, { tracker: name, account, kind });
	const items = isQuiet ? [] : compared.items;
	const at = toIso(now);
	return {
		items,
		state: {
			source: settings.source,
			syncedAt: at,
			behind: compared.isMore,
			entities: fitted(compared.seen.entities),
			missing: compared.seen.missing,
			...(items.length > 0 && {
				delivery: { key: deliveryKey, at, before: compared.before },
			}),
			memory: tracker.memory,
		},
	};
}

function isDue(state: EntityState, settings: EntitySettings, now: DateTime): boolean {
	if (state.delivery !== undefined) return false;
	return state.behind || isElapsed(state.syncedAt, settings.everyMinutes, now);
}

/** What became of the last delivery. A lost one is taken back, so that its changes are found anew. */
function settle(
	state: EntityState,
	statusOf: (key: string) => DeliveryStatus,
	now: DateTime,
): EntityState {
	const { delivery, ...rest } = state;
	if (delivery === undefined) return state;
	const status = statusOf(delivery.key);
	if (status === 'lost') return { ...rest, ...takenBack(rest, delivery), behind: true };
	const isAwaited = now.toMillis() - Date.parse(delivery.at) < PATIENCE_MS;
	return status === 'running' && isAwaited ? state : rest;
}

/** As things stood before a delivery. What was known counts as missing once, so that it can be gone at once. */
function takenBack({ entities, missing }: Seen, { before }: EntityDelivery): Seen {
	const isIn = ([id]: [string, unknown]) => id in before;
	const kept = Object.entries(entities).filter((entry) => !isIn(entry));
	const known = Object.entries(before).flatMap(([id, remembered]) =>
		remembered === null ? [] : [[id, remembered] as const],
	);
	return {
		entities: Object.fromEntries(kept),
		missing: { ...missing, ...Object.fromEntries(known) },
	};
}
