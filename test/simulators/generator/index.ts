import { Truth } from './truth';
import type { TruthOptions } from './types';

export type { TruthAdClickIds } from './adClickIds';
export * from './catalogue';
export { SUB_IDS, type TruthClick } from './clicks';
export { LatestIndex } from './latestIndex';
export { hash } from './random';
export type { TruthStatus } from './scenarios';
export { MAX_CLICK_DELAY_S, Truth } from './truth';
export * from './types';

/** The seeded truth every simulated tracker stands on. */
export function createTruth(options: TruthOptions): Truth {
	return new Truth(options);
}
