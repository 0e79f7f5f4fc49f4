import { bemob } from './bemob';
import { binom } from './binom';
import { keitaro } from './keitaro/module';
import type { TrackerModule } from './module';
import { redtrack } from './redtrack';
import { tgTracker } from './tgTracker';
import { voluum } from './voluum';

/** Every tracker the nodes offer, in the order of the alphabet. A new one is a folder and a line here. */
export const TRACKERS: readonly TrackerModule[] = [
	bemob,
	binom,
	keitaro,
	redtrack,
	tgTracker,
	voluum,
];

/** The tracker of this name; throws an `Error` when there is none, as when an old node meets a new name. */
export function trackerOf(name: string): TrackerModule {
	const found = TRACKERS.find((tracker) => tracker.name === name);
	if (found !== undefined) return found;
	throw new Error(`'${name}' is no tracker this node knows. Choose one from the list`);
}
