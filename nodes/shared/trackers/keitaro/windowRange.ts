import { toStamp } from '../../conversion/time';
import type { TimeWindow } from '../tracker';

/** A window as Keitaro's logs take it: stamps of `zone`, both ends included, to the second. */
export function windowRange({ from, to }: TimeWindow, zone: string) {
	const first = toStamp(from, zone);
	return {
		from: first,
		to: to === undefined ? openEnd(first) : toStamp(to.minus({ seconds: 1 }), zone),
		timezone: zone,
	};
}

/** Far in the future: a tracker whose clock runs ahead of ours must not hide its newest rows. */
function openEnd(from: string): string {
	return `${Number(from.slice(0, 4)) + 2}-01-01 00:00:00`;
}
