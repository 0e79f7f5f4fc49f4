import type { Conversion } from '../../conversion/conversion';
import type { Refusal } from '../platform';
import { clickIdOf } from '../web';

/** Google's click ids, the exact one first: the other two stand for a group of clicks on iOS. */
export const CLICK_IDS = ['gclid', 'gbraid', 'wbraid'] as const;

export interface Click {
	kind: (typeof CLICK_IDS)[number];
	/** Byte for byte. */
	id: string;
}

const CARRIERS = {
	gclid: /[?&]gclid=/i,
	gbraid: /[?&]gbraid=/i,
	wbraid: /[?&]wbraid=/i,
} as const;

/** The one click id to send: Google refuses an event with two (ad-platforms §2.2). */
export function clickOf(conversion: Pick<Conversion, 'adClickIds' | 'pageUrl'>): Click | undefined {
	for (const kind of CLICK_IDS) {
		const id = clickIdOf(conversion, kind, CARRIERS[kind]);
		// A click id has no blanks inside; whatever has is something else that got into the field.
		if (id !== undefined && !/\s/.test(id)) return { kind, id };
	}
	return undefined;
}

/** How long Google needs until it knows a click (`TOO_RECENT_CLICK`, `TOO_RECENT_EVENT`). */
export const CLICK_KNOWN_AFTER_MS = 6 * 3_600_000;

/**
 * Conversions of a click that Google does not know yet are dropped, in the Data Manager API without a
 * word that leads back to them, so they wait here. Without the time of the click nobody can tell.
 */
export function tooEarly(
	{ clickedAt }: Pick<Conversion, 'clickedAt'>,
	nowMs: number,
): Refusal | undefined {
	if (clickedAt === null) return undefined;
	const waitMs = Date.parse(clickedAt) + CLICK_KNOWN_AFTER_MS - nowMs;
	// A click ahead of our clock is a wrong clock; waiting would not help.
	if (waitMs <= 0 || waitMs > CLICK_KNOWN_AFTER_MS) return undefined;
	return {
		class: 'too early',
		code: 'TOO_RECENT_CLICK',
		reason: `The click of ${clickedAt} is younger than six hours, and Google does not know it yet`,
		advice:
			"Send it again at the time in retryAt, for example after a Wait node, or switch on 'Send Young Clicks'",
		retryAfterMs: waitMs,
	};
}
