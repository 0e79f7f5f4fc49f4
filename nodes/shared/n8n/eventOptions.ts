import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { STANDARD_EVENTS } from '../conversion/event';

/** The standard events as a pick list: `CompleteRegistration` as people read it. */
export const EVENT_OPTIONS: INodePropertyOptions[] = [...STANDARD_EVENTS].sort().map((value) => ({
	name: value.replace(/(?<!^)([A-Z])/g, ' $1'),
	value,
}));

/** The event of a conversion, or of a row that is about one. */
export const eventField = (description: string): INodeProperties => ({
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: EVENT_OPTIONS,
	default: 'Purchase',
	description,
});
