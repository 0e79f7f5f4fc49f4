import type { ConversionEvent } from '../../conversion/conversion';
import { needed, oneOf, textOf } from '../choices';
import type { Hasher } from '../hash';
import type { Given } from '../module';

/** Where conversions take place, in TikTok's words (`event_source`). */
export const EVENT_SOURCES = ['app', 'crm', 'offline', 'web'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export interface TikTokSettings {
	eventSource: EventSource;
	/** Pixel code, TikTok app ID, offline or CRM event set ID. */
	eventSourceId: string;
	/** Page of a web event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** From Events Manager → Test Events. */
	testEventCode: string | null;
	/** Whether TikTok may use all events in a limited way only. */
	limitedDataUse: boolean;
	/** What the user calls events at TikTok. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
	/** Whether to send only what came from a click on a TikTok ad. */
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no event source. */
export function settings({ param, credential, ...given }: Given): TikTokSettings {
	return {
		eventSource: oneOf(EVENT_SOURCES, param('eventSource', 'web'), 'Event Source', 'TikTok'),
		eventSourceId:
			textOf(param, 'options.eventSourceId') ??
			needed(credential.eventSourceId, 'Event Source ID', 'TikTok Events API'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		testEventCode: textOf(param, 'options.testEventCode'),
		limitedDataUse: param('options.limitedDataUse', false),
		eventNames: given.eventNames,
		requiresClickId: given.requiresClickId,
		hasher: given.hasher,
	};
}
