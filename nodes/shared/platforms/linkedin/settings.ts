import { textOf } from '../choices';
import type { Hasher } from '../hash';
import { readIds, type IdsByEvent } from '../idsByEvent';
import { SettingError, type Given } from '../module';
import { DEFAULT_VERSION } from './connection';
import { CONVERSION_IDS } from './conversionIds';

export interface LinkedInSettings {
	/** YYYYMM. */
	version: string;
	/** Names (URN) of the conversions that count. */
	ids: IdsByEvent;
	/** Whether the IP address of the visit goes along. */
	sendsIp: boolean;
	/** Whether names go along, which LinkedIn takes in plain only. */
	sendsNames: boolean;
	/** Whether to send only what came from a click on a LinkedIn ad. */
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings({ param, requiresClickId, hasher }: Given): LinkedInSettings {
	return {
		version: versionOf(textOf(param, 'options.linkedinVersion') ?? DEFAULT_VERSION),
		ids: readIds(param, CONVERSION_IDS),
		sendsIp: param('options.linkedinIpAddress', true),
		sendsNames: param('options.linkedinNames', false),
		requiresClickId,
		hasher,
	};
}

/** A month, with the number of a revision behind it if need be. */
const VERSION = /^20\d{2}(?:0[1-9]|1[0-2])(?:\.\d{2})?$/;

function versionOf(version: string): string {
	if (VERSION.test(version)) return version;
	throw new SettingError(
		`'API Version' is not a version: ${version}`,
		`Use year and month of a version of LinkedIn's API, such as ${DEFAULT_VERSION}`,
	);
}
