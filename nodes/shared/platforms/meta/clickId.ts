import { realText } from '../../conversion/adClickIds';
import type { AdClickIds } from '../../conversion/conversion';

/**
 * `fb.<subdomain>.<ms>.<fbclid>`; Meta's own builder may add eight characters of its own. A time in
 * seconds is a common mistake and makes the value worthless.
 */
const FBC = /^fb\.[0-2]\.\d{13}\.[\w.-]+$/;
const FBCLID = /^[\w.-]+$/;
/** Milliseconds since the epoch, from 2001 on. */
const THIRTEEN_DIGITS = 1e12;
const FBP = /^fb\.[0-2]\.\d{13}\.\d{1,10}(?:\.\w{8})?$/;

/**
 * Meta's click id. A sound `_fbc` cookie stays unless the click came with another `fbclid`; else it is
 * made of the `fbclid`, byte for byte, and the time of the click in milliseconds. Without the time of
 * the click there is none: one made with the time of the conversion would be a different click. What
 * is no `fbclid`, such as a blank or an unreplaced macro, is left out: Meta would refuse the event.
 */
export function fbc(ids: AdClickIds, clickedAt: string | null): string | undefined {
	const sound = ids.fbc !== undefined && FBC.test(ids.fbc) ? ids.fbc : undefined;
	const fbclid = realText(ids.fbclid);
	if (sound !== undefined && (fbclid === null || sound.includes(`.${fbclid}`))) return sound;
	if (fbclid === null || clickedAt === null) return sound;
	const clickedMs = Date.parse(clickedAt);
	// 1: the subdomain index that servers without a cookie use.
	return FBCLID.test(fbclid) && clickedMs >= THIRTEEN_DIGITS
		? `fb.1.${clickedMs}.${fbclid}`
		: sound;
}

/** Meta's browser id, if it is sound. */
export function fbp({ fbp: cookie }: AdClickIds): string | undefined {
	return cookie !== undefined && FBP.test(cookie) ? cookie : undefined;
}
