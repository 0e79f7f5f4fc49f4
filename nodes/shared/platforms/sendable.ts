import { failed, skipped, type Result } from './result';
import type { AdPlatform, Outgoing, PlatformRequest, Refusal, Skip } from './platform';
import { batches, textsOf } from './batches';
import { CONSENT_DENIED, SAME_EVENT } from './engineWords';

/** A conversion on its way, with the settings that hold for it; many share the same ones. */
export interface Parcel<S> extends Outgoing {
	settings: S;
}

export interface Sendable {
	/** Positions of what the platform can take. */
	rows: number[];
	/**
	 * Names each such event at its destination, in the same order: another dataset, another event, or
	 * something else said about it, is another matter.
	 */
	keys: string[];
	/** What became of the others; holes for the rows above. */
	results: Result[];
}

/** Tells what the platform can take; the results of the others are known at once. */
export function sendable<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	nowMs: number,
): Sendable {
	const rows: number[] = [];
	const keys: string[] = [];
	const prefixes = new Map<S, string>();
	const results = new Array<Result>(parcels.length);
	const seen = new Set<string>();
	parcels.forEach((parcel, row) => {
		const { conversion, eventId, settings } = parcel;
		let prefix = prefixes.get(settings);
		if (prefix === undefined) {
			prefix = `${platform.name}|${platform.destination(settings)}`;
			prefixes.set(settings, prefix);
		}
		const about = platform.about?.(conversion, settings) ?? '';
		const key = `${prefix}|${conversion.event}|${eventId}${about === '' ? '' : `|${about}`}`;
		const found = obstacle(platform, parcel, nowMs) ?? (seen.has(key) ? SAME_EVENT : undefined);
		if (found === undefined) {
			seen.add(key);
			rows.push(row);
			keys.push(key);
		} else if (isRefusal(found)) {
			results[row] = failed(platform.name, eventId, found, { requestId: null, attempts: 0, nowMs });
		} else {
			results[row] = skipped(platform.name, eventId, found);
		}
	});
	return { rows, keys, results };
}

function isRefusal(found: Skip | Refusal): found is Refusal {
	return 'class' in found;
}

function obstacle<S>(
	platform: AdPlatform<S>,
	{ conversion, settings }: Parcel<S>,
	nowMs: number,
): Skip | Refusal | undefined {
	if (!platform.takesConsent && conversion.consent?.adUserData === 'denied') return CONSENT_DENIED;
	return platform.check(conversion, settings, nowMs);
}

export interface Preview {
	/** What is not sent, with the reason; holes for what would be. */
	results: Result[];
	requests: Array<{ request: PlatformRequest; rows: readonly number[] }>;
}

/** The requests that would be sent, to the letter, without sending them. */
export function preview<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	nowMs: number,
): Preview {
	const { rows, results } = sendable(platform, parcels, nowMs);
	const requests = [...batches(platform, parcels, rows)].map((batch) => ({
		request: platform.request(textsOf(platform, parcels, batch), batch.settings, batch.route),
		rows: batch.rows,
	}));
	return { results, requests };
}
