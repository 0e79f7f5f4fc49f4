import type { IdFields } from '../idsByEvent';
import { SettingError } from '../module';

/** An event in base 36, alone or as Events Manager shows it: behind its pixel. */
const EVENT = /^(?:tw-[0-9a-z]+-)?[0-9a-z]+$/i;

/** Which event of Events Manager counts which of ours. */
export const EVENT_IDS: IdFields = {
	standard: {
		name: 'xEventId',
		displayName: 'Event ID at X',
		placeholder: 'e.g. tw-o8z6j-o87ne',
		description:
			'The ID of the conversion event, from X Ads → Events Manager. Left blank, only the events under Event IDs at X are sent.',
	},
	byEvent: {
		name: 'xEventIds',
		displayName: 'Event IDs at X',
		description: 'Which conversion event of Events Manager counts which event, where they differ',
	},
	form: (text, displayName) => {
		if (EVENT.test(text)) return text;
		throw new SettingError(
			`'${displayName}' is not the ID of an event: ${text}`,
			'Copy the ID from X Ads → Events Manager; it looks like tw-o8z6j-o87ne',
		);
	},
};

/** The ID with its pixel before it, as it must be beside a token of the pixel. */
export function fullEventId(id: string, pixelId: string): string {
	return id.includes('-') ? id : `tw-${pixelId}-${id}`;
}
