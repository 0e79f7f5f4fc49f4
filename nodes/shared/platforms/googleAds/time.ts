/** `2026-11-20 12:00:00+00:00`, from ISO 8601: the form in which Google Ads takes times. */
export function adsTime(iso: string): string {
	const utc = iso.endsWith('Z') ? iso : new Date(iso).toISOString();
	return `${utc.slice(0, 10)} ${utc.slice(11, 19)}+00:00`;
}
