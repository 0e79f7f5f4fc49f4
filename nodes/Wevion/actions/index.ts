import { api } from './api';
import { breakdown } from './breakdown';
import { mapping } from './mapping';
import { mappingRule } from './mappingRule';
import type { WevionRegistry } from './operation';
import { postback } from './postback';
import { tracker } from './tracker';

/** Every operation of the node, by resource. */
export const registry: WevionRegistry = {
	api,
	breakdown,
	mapping,
	mappingRule,
	postback,
	tracker,
};
