import type { INodePropertyOptions } from 'n8n-workflow';
import { STANDARD_EVENTS } from '../conversion/event';

/** The standard events as a pick list: `CompleteRegistration` as people read it. */
export const EVENT_OPTIONS: INodePropertyOptions[] = [...STANDARD_EVENTS].sort().map((value) => ({
	name: value.replace(/(?<!^)([A-Z])/g, ' $1'),
	value,
}));
