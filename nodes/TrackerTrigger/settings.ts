import { IANAZone, DateTime } from 'luxon';
import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
} from '../shared/conversion/conversion';
import { fingerprint } from '../shared/conversion/fingerprint';
import { parseCurrency } from '../shared/conversion/money';
import { wordKey, wordMap, type WordMap } from '../shared/conversion/words';
import type { SyncSettings } from '../shared/sync/settings';
import { panelAddress } from '../shared/trackers/keitaro/address';

interface Overrides<T> {
	items?: Array<{ word: string; meaning: T }>;
}

interface Filters {
	campaigns?: string[];
	events?: string[];
	statuses?: string[];
}

interface Options {
	eventOverrides?: Overrides<ConversionEvent>;
	includeRaw?: boolean;
	maxItems?: number;
	resyncFrom?: string;
	simplify?: boolean;
	statusOverrides?: Overrides<ConversionStatus>;
	timeZone?: string;
}

/** The node's parameters, checked and in the forms the code works with. */
export interface TriggerSettings {
	zone: string;
	campaignIds: string[];
	statusWords: WordMap<ConversionStatus>;
	eventWords: WordMap<ConversionEvent>;
	includeRaw: boolean;
	simplify: boolean;
	sync: Omit<SyncSettings, 'source'>;
}

/** Reads the parameters. Throws a `NodeOperationError` that names the one that cannot be right. */
export function readSettings(context: IPollFunctions): TriggerSettings {
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const options = context.getNodeParameter('options', {}) as Options;
	const zone = options.timeZone?.trim() || 'UTC';
	if (!IANAZone.isValidZone(zone)) {
		throw new NodeOperationError(context.getNode(), `'Time Zone' is not an IANA zone: ${zone}`, {
			description: 'Use a name such as UTC or Europe/Berlin',
		});
	}
	const { campaigns: campaignIds = [], events = [], statuses = [] } = filters;
	const statusWords = overrides(options.statusOverrides);
	const eventWords = overrides(options.eventOverrides);
	return {
		zone,
		campaignIds,
		statusWords,
		eventWords,
		includeRaw: options.includeRaw ?? false,
		simplify: options.simplify ?? false,
		sync: {
			selection: hash([filters, [...statusWords], [...eventWords]]),
			everyMinutes: context.getNodeParameter('syncEvery') as number,
			firstSyncDays: context.getNodeParameter('firstSyncDays') as number,
			resyncFrom: readResyncFrom(context, options.resyncFrom),
			maxItems: options.maxItems ?? 5_000,
			wanted: filter(statuses, events),
		},
	};
}

/** Identifies what a state belongs to. */
export function sourceOf(tracker: string, account: string, zone: string): string {
	return hash([tracker, account, zone]);
}

/** The address of the panel. Throws when the credential holds none. */
export function readPanel(
	context: IPollFunctions,
	credential: ICredentialDataDecryptedObject,
): string {
	const panel = panelAddress(String(credential.url ?? ''));
	if (panel === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`'Panel URL' is not an address: ${String(credential.url ?? '')}`,
			{
				description:
					'Put the address at which you open the Keitaro panel into the Keitaro API credential',
			},
		);
	}
	return panel;
}

/** The currency of the account. Throws when the credential names one that does not exist. */
export function readCurrency(
	context: IPollFunctions | ILoadOptionsFunctions,
	credential: ICredentialDataDecryptedObject,
): string | null {
	const text = String(credential.currency ?? '').trim();
	const currency = parseCurrency(text);
	if (text !== '' && currency === null) {
		throw new NodeOperationError(
			context.getNode(),
			`'Tracker Currency' is not a currency: ${text}`,
			{
				description: 'Put an ISO 4217 code such as USD or EUR into the credential of the tracker',
			},
		);
	}
	return currency;
}

function overrides<T extends string>({ items = [] }: Overrides<T> = {}): WordMap<T> {
	const given = items.filter(({ word }) => word.trim() !== '');
	return wordMap(given.map(({ word, meaning }) => [word, meaning] as const));
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

function hash(value: unknown): string {
	return fingerprint(JSON.stringify(value), 12);
}
