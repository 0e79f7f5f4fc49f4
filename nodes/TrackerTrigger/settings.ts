import { IANAZone, DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import type { Conversion } from '../shared/conversion/conversion';
import { DAY_MS } from '../shared/conversion/time';
import { wordKey } from '../shared/conversion/words';
import { readOverrides } from '../shared/n8n/overrides';
import type { SyncSettings } from '../shared/sync/settings';
import type { AccountSettings, TrackerModule } from '../shared/trackers/module';
import { trackerOf } from '../shared/trackers/registry';
import { identify } from './account';
import { EVENTS, eventsOf, type TriggerEvent } from './events';

interface Filters {
	campaigns?: string[];
	events?: string[];
	statuses?: string[];
}

interface Options {
	emitExisting?: boolean;
	eventOverrides?: IDataObject;
	includeProgress?: boolean;
	includeRaw?: boolean;
	lookBackDays?: number;
	maxItems?: number;
	resyncFrom?: string;
	simplify?: boolean;
	statusOverrides?: IDataObject;
	timeZone?: string;
}

/** The node's parameters, checked and in the forms the code works with. */
export interface TriggerSettings {
	module: TrackerModule;
	event: TriggerEvent;
	/** How the account is to be read; what is not chosen is up to the credential. */
	account: Partial<AccountSettings>;
	/** A few flat fields instead of whole conversions. */
	simplify: boolean;
	/** Whether each item of a log says how far following it is. */
	includesProgress: boolean;
	/** How far back to look for changes that move no timestamp; up to the tracker when absent. */
	lookBackMs?: number;
	/** Whether the first sync of a list hands out what there is. */
	emitsExisting: boolean;
	log: Omit<SyncSettings<never>, 'source' | 'wanted'>;
	wantsConversion: (conversion: Conversion) => boolean;
}

/** Reads the parameters. Throws a `NodeOperationError` that names the one that cannot be right. */
export function readSettings(context: IPollFunctions): TriggerSettings {
	const module = trackerOf(context.getNodeParameter('tracker', 'keitaro') as string);
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const options = context.getNodeParameter('options', {}) as Options;
	const { campaigns = [], events = [], statuses = [] } = filters;
	const { statusWords, eventWords } = readOverrides(options);
	return {
		module,
		event: readEvent(context, module),
		account: {
			zone: readZone(context, options.timeZone),
			campaignIds: campaigns.map(String),
			statusWords,
			eventWords,
			includeRaw: options.includeRaw ?? false,
		},
		simplify: options.simplify ?? false,
		includesProgress: options.includeProgress ?? false,
		lookBackMs: options.lookBackDays === undefined ? undefined : options.lookBackDays * DAY_MS,
		emitsExisting: options.emitExisting ?? false,
		log: {
			selection: identify([filters, [...statusWords], [...eventWords]]),
			everyMinutes: context.getNodeParameter('syncEvery', 15) as number,
			firstSyncDays: context.getNodeParameter('firstSyncDays', 0) as number,
			resyncFrom: readResyncFrom(context, options.resyncFrom),
			maxItems: options.maxItems ?? 5_000,
		},
		wantsConversion: filter(statuses, events),
	};
}

function readEvent(context: IPollFunctions, module: TrackerModule): TriggerEvent {
	const value = context.getNodeParameter('triggerOn', 'conversions') as string;
	const offered = eventsOf(module);
	const chosen = offered.find((event) => event.value === value);
	if (chosen !== undefined) return chosen;
	const known = EVENTS.find((event) => event.value === value);
	const reason = known && module.capabilities[known.needs];
	const names = offered.map(({ name }) => `'${name}'`).join(', ');
	throw new NodeOperationError(
		context.getNode(),
		typeof reason === 'string' ? reason : `'Trigger On' cannot be ${value}`,
		{ description: `With ${module.displayName}, 'Trigger On' can be: ${names}` },
	);
}

function readZone(context: IPollFunctions, text = ''): string | undefined {
	const zone = text.trim();
	if (zone === '') return undefined;
	if (IANAZone.isValidZone(zone)) return zone;
	throw new NodeOperationError(context.getNode(), `'Time Zone' is not an IANA zone: ${zone}`, {
		description: 'Use a name such as UTC or Europe/Berlin',
	});
}

function readResyncFrom(context: IPollFunctions, text = ''): DateTime | undefined {
	if (text.trim() === '') return undefined;
	const zone = context.getTimezone();
	const time = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
	if (!time.isValid) {
		throw new NodeOperationError(context.getNode(), `'Re-Sync From' is not a date: ${text}`, {
			description: 'Use a date such as 2026-11-01 or 2026-11-01T08:00:00',
		});
	}
	return time;
}

/** Statuses are the tracker's words, events ours or the tracker's; none chosen means all. */
function filter(statuses: string[], events: string[]): (conversion: Conversion) => boolean {
	const [statusKeys, eventKeys] = [statuses, events].map((list) => new Set(list.map(wordKey))) as [
		Set<string>,
		Set<string>,
	];
	const hasStatus = (key: string) => statusKeys.size === 0 || statusKeys.has(wordKey(key));
	const hasEvent = (key: string) => eventKeys.size === 0 || eventKeys.has(wordKey(key));
	return ({ trackerStatus, event }) => hasStatus(trackerStatus) && hasEvent(event);
}
