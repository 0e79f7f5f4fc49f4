import { needed, textOf } from '../choices';
import type { CommonSettings, Given } from '../module';

export interface MicrosoftSettings extends CommonSettings {
	/** Number of the UET tag. */
	tagId: string;
	/** Page of the event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no tag. */
export function settings({ param, credential, ...common }: Given): MicrosoftSettings {
	return {
		tagId: needed(credential.tagId, 'UET Tag ID', 'Microsoft UET API'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		...common,
	};
}
