import { findAdClickIds, realText } from '../conversion/adClickIds';
import type { AdClickIds, Conversion } from '../conversion/conversion';

/** Trackers also keep referrers such as `android-app://…` or a bare host, which are no pages. */
const WEB_ADDRESS = /^https?:\/\/[^\s/]+/i;

/** The address, if it is one of the web. */
export function webAddress(text: string | null | undefined): string | undefined {
	const address = text?.trim();
	return address && WEB_ADDRESS.test(address) ? address : undefined;
}

/** The page on which a conversion took place: its own, else the one set for all. */
export function pageOf(
	{ pageUrl }: Pick<Conversion, 'pageUrl'>,
	{ eventSourceUrl }: { eventSourceUrl: string | null },
): string | undefined {
	return webAddress(pageUrl) ?? webAddress(eventSourceUrl);
}

/**
 * A click id of the conversion, byte for byte: as its source found it, else from the page. `carrier`
 * tells cheaply whether the page has the parameter at all.
 */
export function clickIdOf(
	{ adClickIds, pageUrl }: Pick<Conversion, 'adClickIds' | 'pageUrl'>,
	id: keyof AdClickIds,
	carrier: RegExp,
): string | undefined {
	const known = realText(adClickIds[id]);
	if (known !== null) return known;
	return pageUrl && carrier.test(pageUrl) ? findAdClickIds([], [pageUrl])[id] : undefined;
}
