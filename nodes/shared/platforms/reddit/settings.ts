import { needed, oneOf, textOf } from '../choices';
import type { CommonSettings, Given } from '../module';

/**
 * Where a conversion took place, in Reddit's words (`action_source`). The name for a shop is from its
 * list of changes; the others are in its examples too.
 */
export const ACTION_SOURCES = ['APP', 'OTHER', 'PHYSICAL_STORE', 'WEBSITE'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

export interface RedditSettings extends CommonSettings {
	pixelId: string;
	actionSource: ActionSource;
	/** Page of a web event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** From Events Manager → Event Testing. */
	testId: string | null;
	/** Whether Reddit may use all events in a limited way only. */
	limitedDataUse: boolean;
}

/** The settings from the node's parameters. Throws a `SettingError` where there is no pixel. */
export function settings({ param, credential, ...common }: Given): RedditSettings {
	return {
		pixelId: needed(credential.pixelId, 'Pixel ID', 'Reddit Conversions API'),
		actionSource: oneOf(
			ACTION_SOURCES,
			param('actionSource', 'WEBSITE'),
			'Action Source',
			'Reddit',
		),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		testId: textOf(param, 'options.testId'),
		limitedDataUse: param('options.limitedDataUse', false),
		...common,
	};
}
