import { idFor } from '../idsByEvent';
import type { Outgoing } from '../platform';
import type { LinkedInSettings } from './settings';
import { userOf } from './user';

/** The event as LinkedIn takes it, in JSON; its time in milliseconds, its amount a text. */
export function event({ conversion, eventId }: Outgoing, settings: LinkedInSettings): string {
	const { revenue, currency, convertedAt } = conversion;
	return JSON.stringify({
		conversion: idFor(conversion, settings.ids),
		conversionHappenedAt: Date.parse(convertedAt),
		conversionValue:
			revenue === null || currency === null
				? undefined
				: { currencyCode: currency, amount: String(revenue) },
		user: userOf(conversion, settings),
		eventId,
	});
}
