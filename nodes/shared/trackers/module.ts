import type { IDataObject } from 'n8n-workflow';
import type { ConversionEvent, ConversionStatus, TrackerName } from '../conversion/conversion';
import type { WordMap } from '../conversion/words';
import type { Outcome, Send, ServiceRequest } from '../n8n/http';
import type { PaceClock } from '../n8n/pace';
import type { ServiceVoice } from '../n8n/sentences';
import type { BreakdownKind, GeoLevel } from './breakdownRow';
import type { EntityKind } from './entity';
import type { Tracker } from './tracker';

/** What a tracker can be asked for. */
export type Capability =
	| EntityKind
	| 'click'
	| 'conversion'
	| 'upload'
	| `breakdown:${BreakdownKind}`
	| 'trigger:conversion'
	| 'trigger:click';

/** The way to one account: requests go out with its credential, and passing troubles are waited out. */
export interface TrackerLink {
	/** Sends, repeats what can pass, and tells what came of it; never throws. */
	send: (asked: ServiceRequest) => Promise<Outcome>;
	/** Sends once, for writes. */
	once: (asked: ServiceRequest) => Promise<Outcome>;
	/** n8n's request helper without the credential, for addresses outside of the API such as postbacks. */
	plain: Send;
	/** The fields of the credential. Secrets in it are for `authenticate` alone. */
	credential: Readonly<IDataObject>;
	/** Milliseconds since the epoch. */
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	/** Shared by all links of this process to the same account: its limit on requests is for all. */
	line?: PaceClock;
}

/** How the user wants the account read. */
export interface AccountSettings {
	/** ISO 4217, from the credential, where the tracker names none in its rows. */
	currency: string | null;
	/** IANA zone, where the tracker's log speaks that of the account. */
	zone: string;
	/** Ids of the campaigns to keep; none means all. */
	campaignIds: readonly string[];
	statusWords: WordMap<ConversionStatus>;
	eventWords: WordMap<ConversionEvent>;
	includeRaw: boolean;
}

/** One tracker as the nodes offer it: a line in `registry.ts`, everything else in its folder. */
export interface TrackerModule {
	readonly name: TrackerName;
	/** In the pick list: `RedTrack`. */
	readonly displayName: string;
	readonly voice: ServiceVoice;
	/** Name of the credential type. */
	readonly credential: string;
	/** `true`, or in one sentence why it cannot, ending without a full stop. */
	readonly capabilities: Readonly<Record<Capability, true | string>>;
	/**
	 * What a user should know about how this tracker answers, in a sentence or two, for the panel: on which
	 * day it counts a conversion, what it leaves out.
	 */
	readonly notes?: Readonly<Partial<Record<Capability, string>>>;
	/** How far down a breakdown by geo goes; to the city when absent. */
	readonly geoLevels?: readonly GeoLevel[];
	/** Whether its logs can be in another zone than UTC that no credential names, so it is asked for. */
	readonly asksForZone?: true;
	/** Whether its conversions can change without a moment that says so; see `TrackerLimits.lookBackMs`. */
	readonly looksBack?: true;
	/** What its conversions cannot tell, by the name of the field; absent where it logs none. */
	readonly gaps?: Readonly<Record<string, string>>;
	/** Host or label of the account; throws an `Error` with a sentence when the credential has none. */
	accountOf(credential: Readonly<IDataObject>): string;
	/**
	 * `memory` is what the same account's `Tracker.memory` was at the end of the last sync, empty in the
	 * first one; absent where nobody will ask again.
	 */
	connect(link: TrackerLink, settings: AccountSettings, memory?: object): Tracker;
}
