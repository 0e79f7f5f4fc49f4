import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ConversionEvent } from '../conversion/conversion';
import type { Outcome } from '../n8n/http';
import type { Hasher } from './hash';
import type { AdPlatform, PlatformRequest } from './platform';

/** What the user chose of what all platforms know. */
export interface CommonSettings {
	/** What the user calls events at the platform. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
	/** Whether to send only what came from a click on an ad of the platform. */
	requiresClickId: boolean;
	/** One for the execution. */
	hasher: Hasher;
}

/** What the user chose, for the items that are sent with the same settings. */
export interface Given extends CommonSettings {
	/** A parameter of the node by its name; those of the options as `options.<name>`. */
	param: <T>(name: string, fallback: T) => T;
	/** The fields of the credential. */
	credential: Readonly<IDataObject>;
}

/** A parameter that cannot be right; the node shows both sentences. */
export class SettingError extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
		this.name = 'SettingError';
	}
}

/** Asking a platform what became of a request that it accepted. */
export interface RequestStatus {
	/** *Request ID* and whatever is to be said about it. */
	readonly fields: readonly INodeProperties[];
	/** The items for one request. Throws a `ServiceError`. */
	read(
		send: (request: PlatformRequest) => Promise<Outcome>,
		requestId: string,
	): Promise<IDataObject[]>;
}

/**
 * One ad platform as Forward Conversions offers it: a line in `registry.ts`, everything else in its
 * folder.
 */
export interface PlatformModule<Settings = unknown> {
	readonly platform: AdPlatform<Settings>;
	/** In the pick list: `TikTok Events API`. */
	readonly displayName: string;
	/** Below it: what it takes, or what it is for. */
	readonly description: string;
	/**
	 * Its fields in the panel; the registry adds that they show for this platform only. A name that other
	 * platforms use too must mean the same there.
	 */
	readonly fields: readonly INodeProperties[];
	/** Its entries in *Options*, shown likewise. */
	readonly options: readonly INodeProperties[];
	/** General options that mean nothing to it, by their names, and so are not shown. */
	readonly ignores?: readonly string[];
	/** The settings from the parameters. Throws a `SettingError` for what cannot be right. */
	settings(given: Given): Settings;
	/** Where requests go, without a slash at the end. */
	baseUrl(credential: Readonly<IDataObject>): string;
	/**
	 * Headers that the credential holds and its authentication does not set: n8n's own OAuth2 sets the
	 * token alone.
	 */
	headers?(credential: Readonly<IDataObject>): Record<string, string>;
	/** What became of an earlier request, where the platform tells that only later. */
	readonly status?: RequestStatus;
	/** Whether what is sent with these settings is a test, which is never remembered as sent. */
	isTest(settings: Settings): boolean;
}
