import type { ConversionEvent } from '../../conversion/conversion';
import { needed } from '../choices';
import type { Given } from '../module';

export interface TaboolaSettings {
	accountId: string;
	/** What the user calls events at Taboola. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no account. */
export function settings({ credential, eventNames }: Given): TaboolaSettings {
	return {
		accountId: needed(credential.accountId, 'Account ID', 'Taboola Conversions API'),
		eventNames,
	};
}
