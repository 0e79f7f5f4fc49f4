import type { AdPlatform } from './platform';
import type { Parcel } from './sendable';

/** Conversions that share a request. */
export interface Batch<S> {
	/** Positions of the conversions. */
	rows: readonly number[];
	settings: S;
	route: string;
}

/** Splits what is to be sent: same settings, same route, no more than the platform takes at once. */
export function* batches<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	rows: readonly number[],
): Generator<Batch<S>> {
	for (const [settings, routes] of grouped(platform, parcels, rows)) {
		const size = Math.min(platform.limits.batch, platform.batchSize?.(settings) ?? Infinity);
		for (const [route, group] of routes) {
			for (let start = 0; start < group.length; start += size) {
				yield { rows: group.slice(start, start + size), settings, route };
			}
		}
	}
}

function grouped<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	rows: readonly number[],
): Map<S, Map<string, number[]>> {
	const groups = new Map<S, Map<string, number[]>>();
	for (const row of rows) {
		const { conversion, settings } = parcels[row] as Parcel<S>;
		const route = platform.route?.(conversion, settings) ?? '';
		let routes = groups.get(settings);
		if (routes === undefined) groups.set(settings, (routes = new Map<string, number[]>()));
		const group = routes.get(route);
		if (group === undefined) routes.set(route, [row]);
		else group.push(row);
	}
	return groups;
}

/** The events of a batch as the platform takes them, each built once. */
export function textsOf<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	{ rows, settings }: Batch<S>,
): string[] {
	return rows.map((row) => platform.event(parcels[row] as Parcel<S>, settings));
}
