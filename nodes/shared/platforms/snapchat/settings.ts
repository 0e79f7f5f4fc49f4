import { needed, oneOf, textOf } from '../choices';
import type { CommonSettings, Given } from '../module';

/** Where a conversion took place, in Snap's words (`action_source`, ad-platforms §4). */
export const ACTION_SOURCES = ['MOBILE_APP', 'OFFLINE', 'WEB'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

export interface SnapchatSettings extends CommonSettings {
	/** Pixel for websites and shops, Snap App ID for apps. */
	pixelId: string;
	actionSource: ActionSource;
	/** Page of a web event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** Whether events are only checked by Snap, not counted. */
	isTest: boolean;
	/** Whether Snap may use all events in a limited way only. */
	limitedDataUse: boolean;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no pixel. */
export function settings({ param, credential, ...common }: Given): SnapchatSettings {
	return {
		pixelId: needed(credential.pixelId, 'Pixel ID', 'Snapchat Conversions API'),
		actionSource: oneOf(ACTION_SOURCES, param('actionSource', 'WEB'), 'Action Source', 'Snapchat'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		isTest: param('options.testMode', false),
		limitedDataUse: param('options.limitedDataUse', false),
		...common,
	};
}
