import { keitaroToMeta } from './keitaroToMeta';
import { postbackHealth } from './postbackHealth';
import type { ReadyWorkflow } from './ready';
import { refunds } from './refunds';
import { retryFailed } from './retryFailed';

/** How each file of `workflows/` is run, by its name without `.json`. */
export const READY: Readonly<Record<string, ReadyWorkflow>> = {
	'keitaro-to-meta': keitaroToMeta,
	'postback-health': postbackHealth,
	refunds,
	'retry-failed': retryFailed,
};
