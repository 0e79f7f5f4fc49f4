import type { Conversion } from '../conversion/conversion';
import type { Progress } from '../n8n/progress';
import type { TimeWindow, Tracker } from './tracker';

/** Up to here the newest are asked for at once; beyond, the log is read from its beginning. */
const AT_ONCE = 10_000;

interface Wish {
	window: TimeWindow;
	/** Most conversions to return; all when absent. */
	most?: number;
	/** Which to return; all when absent. Then the newest of the tracker are not the newest to return. */
	wanted?: (conversion: Conversion) => boolean;
	progress: Progress;
	cancelled: () => boolean;
}

/** The newest conversions that are wanted, newest first. */
export async function readNewest(
	tracker: Tracker,
	{ window, most = Infinity, wanted, progress, cancelled }: Wish,
): Promise<Conversion[]> {
	if (wanted === undefined && most <= AT_ONCE && tracker.latest !== undefined) {
		return await tracker.latest(most, window);
	}
	if (tracker.conversions === undefined) return [];
	const byId = new Map<string, Conversion>();
	let read = 0;
	for await (const page of tracker.conversions(window)) {
		for (const conversion of page) {
			// A row that changes while the pages are read comes twice; the later state counts.
			byId.delete(conversion.id);
			if (wanted?.(conversion) ?? true) byId.set(conversion.id, conversion);
		}
		read += page.length;
		progress.rows(read);
		if (cancelled()) break;
	}
	const newest = [...byId.values()].reverse();
	return newest.slice(0, Math.min(most, newest.length));
}
