export type { TruthAdClickIds } from './adClickIds';
export * from './catalogue';
export { SUB_IDS, type TruthClick } from './clicks';
export { LatestIndex } from './latestIndex';
export { hash } from './random';
export type { TruthStatus } from './scenarios';
export { createTruth, MAX_CLICK_DELAY_S, MAX_CONVERSIONS, Truth } from './truth';
export type * from './types';
