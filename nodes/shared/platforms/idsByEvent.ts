import type { INodeProperties } from 'n8n-workflow';
import type { Conversion, ConversionEvent } from '../conversion/conversion';
import { eventField } from '../n8n/eventOptions';
import { rowsField } from '../n8n/fields';
import { namedEvent } from './eventNames';
import type { Given } from './module';
import type { Rule } from './rules';

/** What counts which event, where a platform knows no names but ids of the user's own account. */
export interface IdsByEvent {
	byEvent: ReadonlyMap<ConversionEvent, string>;
	/** For all other events; nothing where those are not to be sent. */
	standard: string | null;
}

/** A parameter by its name, and as the user sees it. */
interface Named {
	name: string;
	displayName: string;
}

/** How a platform calls such an id, and where the user finds it. */
export interface IdFields {
	/** The field for all events, and the entry in *Options* for single ones. */
	standard: Named & Pick<INodeProperties, 'placeholder' | 'description'>;
	byEvent: Named & Pick<INodeProperties, 'description'>;
	/** What people paste, as the platform takes it. Throws a `SettingError` for anything else. */
	form: (text: string, displayName: string) => string;
}

interface IdList {
	items?: Array<{ event: unknown; id: unknown }>;
}

/** The text of a field: one of type resource locator holds an object. */
const textIn = (value: unknown): string => {
	const { value: inner = value } = (value ?? {}) as { value?: unknown };
	return typeof inner === 'string' || typeof inner === 'number' ? String(inner).trim() : '';
};

/** The ids from the parameters; lines without one say nothing. */
export function readIds(
	param: Given['param'],
	{ standard, byEvent, form }: Pick<IdFields, 'standard' | 'byEvent' | 'form'>,
): IdsByEvent {
	const { items = [] } = param<IdList>(`options.${byEvent.name}`, {});
	const ids = items
		.map(({ event, id }) => [namedEvent(event), textIn(id)] as const)
		.filter(([, id]) => id !== '')
		.map(([event, id]) => [event, form(id, byEvent.displayName)] as const);
	const common = textIn(param<unknown>(standard.name, ''));
	return {
		byEvent: new Map(ids),
		standard: common === '' ? null : form(common, standard.displayName),
	};
}

/** What counts an event, if anything does. */
export function idFor(
	{ event }: Pick<Conversion, 'event'>,
	{ byEvent, standard }: IdsByEvent,
): string | null {
	return byEvent.get(event) ?? standard;
}

/** An event that nothing counts is not sent. */
export const noIdFor =
	(name: string, fields: Pick<IdFields, 'standard' | 'byEvent'>): Rule<{ ids: IdsByEvent }> =>
	(conversion, { ids }) =>
		idFor(conversion, ids) === null
			? {
					code: 'no_conversion_id',
					reason: `Nothing at ${name} is set to count the event ${conversion.event}`,
					advice: `Fill in '${fields.standard.displayName}', or add the event under '${fields.byEvent.displayName}' in the options, if it is to be counted`,
				}
			: undefined;

/** The field for all events. */
export const idField = ({ standard }: IdFields): INodeProperties => ({
	...standard,
	type: 'string',
	default: '',
});

/** The entry in *Options* for events with an id of their own. */
export const idsByEventField = ({
	standard,
	byEvent,
}: Pick<IdFields, 'standard' | 'byEvent'>): INodeProperties =>
	rowsField(byEvent, 'Event', [
		eventField('An expression can name one of your own, such as Custom_Upsell'),
		{
			displayName: standard.displayName,
			name: 'id',
			type: 'string',
			default: '',
			placeholder: standard.placeholder,
			description: 'What counts this event; a line without one is not heeded',
		},
	]);
