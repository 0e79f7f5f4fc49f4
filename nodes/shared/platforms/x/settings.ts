import { needed, textOf } from '../choices';
import type { Hasher } from '../hash';
import { readIds, type IdsByEvent } from '../idsByEvent';
import { SettingError, type Given } from '../module';
import { DEFAULT_VERSION } from './connection';
import { EVENT_IDS } from './eventIds';

export interface XSettings {
	/** A whole number. */
	version: string;
	/** The event source, in base 36. */
	pixelId: string;
	/** Conversion events of Events Manager. */
	ids: IdsByEvent;
	/** Whether to send only what came from a click on an ad on X. */
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings({ param, credential, requiresClickId, hasher }: Given): XSettings {
	return {
		version: versionOf(textOf(param, 'options.xApiVersion') ?? DEFAULT_VERSION),
		pixelId: needed(credential.pixelId, 'Pixel ID', 'X Conversion API'),
		ids: readIds(param, EVENT_IDS),
		requiresClickId,
		hasher,
	};
}

function versionOf(version: string): string {
	if (/^\d{1,3}$/.test(version)) return version;
	throw new SettingError(
		`'API Version' is not a version: ${version}`,
		`Use a version of the X Ads API such as ${DEFAULT_VERSION}`,
	);
}
