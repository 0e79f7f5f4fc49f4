/** Trackers also keep referrers such as `android-app://…` or a bare host, which ad platforms refuse. */
const WEB_ADDRESS = /^https?:\/\/[^\s/]+/i;

/** The address, if a platform takes it as one. */
export function webAddress(text: string | null | undefined): string | undefined {
	const address = text?.trim();
	return address && WEB_ADDRESS.test(address) ? address : undefined;
}

/** The page on which a conversion took place: its own, else the one set for all. */
export function pageOf(
	{ pageUrl }: { pageUrl: string | null },
	{ eventSourceUrl }: { eventSourceUrl: string | null },
): string | undefined {
	return webAddress(pageUrl) ?? webAddress(eventSourceUrl);
}
