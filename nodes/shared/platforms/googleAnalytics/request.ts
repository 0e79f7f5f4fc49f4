import type { Conversion } from '../../conversion/conversion';
import { listBody } from '../body';
import type { PlatformRequest } from '../platform';
import { visitorOf } from './client';
import { COLLECT, VALIDATE } from './connection';
import type { AnalyticsSettings } from './settings';

/** With more items than these, 25 events could be larger than a request may be. */
const SMALL_CART = 8;

/** JSON holds none: what is behind it only keeps events apart. */
const BREAK = '\n';

/** Events of one visitor share a request; one with a large cart has its own. */
export function route(conversion: Conversion, settings: AnalyticsSettings): string {
	const visitor = visitorOf(conversion, settings);
	const isLarge = (conversion.contents?.length ?? 0) > SMALL_CART;
	return isLarge ? visitor + BREAK + conversion.id : visitor;
}

/** The credential adds the measurement ID and the secret to the address. */
export function request(
	events: readonly string[],
	{ validateOnly }: AnalyticsSettings,
	routed: string,
): PlatformRequest {
	const [visitor = '{}'] = routed.split(BREAK);
	const strict = validateOnly ? '"validation_behavior":"ENFORCE_RECOMMENDATIONS",' : '';
	return {
		method: 'POST',
		url: validateOnly ? VALIDATE : COLLECT,
		body: listBody(`${visitor.slice(0, -1)},${strict}"events":`, events, '}'),
	};
}
