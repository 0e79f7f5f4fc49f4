import type { ConversionEvent } from '../../conversion/conversion';
import { needed, textOf } from '../choices';
import type { Hasher } from '../hash';
import type { Given } from '../module';

export interface MicrosoftSettings {
	/** Number of the UET tag. */
	tagId: string;
	/** Page of the event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** What the user calls events in the conversion goals. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
	/** Whether to send only what came from a click on a Microsoft ad. */
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no tag. */
export function settings({ param, credential, ...given }: Given): MicrosoftSettings {
	return {
		tagId: needed(credential.tagId, 'UET Tag ID', 'Microsoft UET API'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		eventNames: given.eventNames,
		requiresClickId: given.requiresClickId,
		hasher: given.hasher,
	};
}
