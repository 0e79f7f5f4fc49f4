import type { ConversionEvent } from './conversion';
import { invert, wordKey, type WordMap } from './words';

type StandardEvent = Exclude<ConversionEvent, `Custom_${string}`>;

/** Every tracker's and network's words for what happened. */
export const EVENT_WORDS: Record<StandardEvent, readonly string[]> = {
	Purchase: [
		...['purchase', 'sale', 'rebill', 'deposit', 'dep', 'ftd', 'order'],
		// Networks that know no kinds of conversions send the word of the status.
		...['approved', 'approve', 'confirm', 'confirmed', 'paid'],
	],
	Lead: ['lead', 'leads', 'hold', 'pending', 'new', 'wait', 'waiting'],
	CompleteRegistration: ['completeregistration', 'registration', 'reg', 'signup', 'register'],
	AddToCart: ['addtocart', 'cart'],
	Subscribe: ['subscribe', 'subscription'],
	AppInstall: ['appinstall', 'install', 'app_install'],
};

export const STANDARD_EVENTS = Object.keys(EVENT_WORDS) as StandardEvent[];

const KNOWN = invert(EVENT_WORDS);
const STANDARD: ReadonlySet<string> = new Set(STANDARD_EVENTS);
const CUSTOM = 'Custom_';

/** Whether a word is an event already, in our spelling. */
export function isEvent(word: string): word is ConversionEvent {
	return STANDARD.has(word) || (word.startsWith(CUSTOM) && word.length > CUSTOM.length);
}

/**
 * The canonical event of a tracker's word. The user's own words come first; a word nobody knows
 * becomes `Custom_<word>`, letters and digits of any alphabet kept.
 */
export function toEvent(word: string, own?: WordMap<ConversionEvent>): ConversionEvent {
	const key = wordKey(word);
	return own?.get(key) ?? KNOWN.get(key) ?? customEvent(word);
}

function customEvent(word: string): ConversionEvent {
	const name = word
		.trim()
		.replace(/^custom[\s_-]+/i, '')
		.replace(/[^\p{L}\p{N}]+/gu, '_')
		.replace(/^_+|_+$/g, '');
	return `Custom_${name === '' ? 'Event' : name}`;
}
