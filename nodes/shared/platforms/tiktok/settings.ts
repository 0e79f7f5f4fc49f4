import { needed, oneOf, textOf } from '../choices';
import type { CommonSettings, Given } from '../module';

/** Where conversions take place, in TikTok's words (`event_source`). */
export const EVENT_SOURCES = ['app', 'crm', 'offline', 'web'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export interface TikTokSettings extends CommonSettings {
	eventSource: EventSource;
	/** Pixel code, TikTok app ID, offline or CRM event set ID. */
	eventSourceId: string;
	/** Page of a web event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** From Events Manager → Test Events. */
	testEventCode: string | null;
	/** Whether TikTok may use all events in a limited way only. */
	limitedDataUse: boolean;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no event source. */
export function settings({ param, credential, ...common }: Given): TikTokSettings {
	return {
		eventSource: oneOf(EVENT_SOURCES, param('eventSource', 'web'), 'Event Source', 'TikTok'),
		eventSourceId:
			textOf(param, 'options.eventSourceId') ??
			needed(credential.eventSourceId, 'Event Source ID', 'TikTok Events API'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		testEventCode: textOf(param, 'options.testEventCode'),
		limitedDataUse: param('options.limitedDataUse', false),
		...common,
	};
}
