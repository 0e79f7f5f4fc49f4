import type { INodeProperties } from 'n8n-workflow';
import type { Conversion, ConversionEvent } from '../../conversion/conversion';
import { STANDARD_EVENTS, toEvent } from '../../conversion/event';
import { eventOption } from '../labels';
import { SettingError, type Given } from '../module';
import type { Skip } from '../platform';

/** Which conversion action counts which event; each by its number. */
export interface ConversionActions {
	byEvent: ReadonlyMap<ConversionEvent, string>;
	/** For all other events; nothing where those are not to be sent. */
	standard: string | null;
}

/** The number in what people paste: itself, a resource name or an address of Google Ads. */
const FORMS = [/^(\d+)$/, /^customers\/\d+\/conversionActions\/(\d+)$/, /[?&]ctId=(\d+)/];

function actionId(text: string, parameter: string): string {
	for (const form of FORMS) {
		const id = form.exec(text)?.[1];
		if (id !== undefined) return id;
	}
	throw new SettingError(
		`'${parameter}' is not the ID of a conversion action: ${text}`,
		'Open the conversion action in Google Ads under Goals → Summary and take the number behind ctId= from the address',
	);
}

interface ActionList {
	items?: Array<{ event: string; conversionActionId: string }>;
}

/** A field of type resource locator holds an object. */
const textOf = (value: unknown): string => {
	const { value: inner = value } = (value ?? {}) as { value?: unknown };
	return typeof inner === 'string' || typeof inner === 'number' ? String(inner).trim() : '';
};

/** The conversion actions from the parameters; `field` is the one for all events. */
export function readActions(
	param: Given['param'],
	field: { name: string; displayName: string },
): ConversionActions {
	const { items = [] } = param<ActionList>('options.conversionActionIds', {});
	const byEvent = new Map<ConversionEvent, string>();
	for (const { event, conversionActionId } of items) {
		if (textOf(conversionActionId) === '') continue;
		byEvent.set(
			toEvent(String(event)),
			actionId(textOf(conversionActionId), 'Conversion Actions by Event'),
		);
	}
	const standard = textOf(param<unknown>(field.name, ''));
	return {
		byEvent,
		standard: standard === '' ? null : actionId(standard, field.displayName),
	};
}

/** The conversion action that counts an event, if one does. */
export function actionOf(
	{ event }: Pick<Conversion, 'event'>,
	{ byEvent, standard }: ConversionActions,
): string | null {
	return byEvent.get(event) ?? standard;
}

/** Why an event that no conversion action counts is not sent. */
export function noAction(conversion: Conversion, actions: ConversionActions): Skip | undefined {
	if (actionOf(conversion, actions) !== null) return undefined;
	return {
		code: 'no_conversion_action',
		reason: `No conversion action is set for the event ${conversion.event}`,
		advice:
			"Choose one under 'Conversion Actions by Event', or one for all other events, if it is to be counted",
	};
}

/** The entry in *Options*. */
export const actionsByEvent: INodeProperties = {
	displayName: 'Conversion Actions by Event',
	name: 'conversionActionIds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Event',
	default: {},
	options: [
		{
			displayName: 'Event',
			name: 'items',
			values: [
				{
					displayName: 'Event',
					name: 'event',
					type: 'options',
					options: STANDARD_EVENTS.map(eventOption).sort((a, b) => a.name.localeCompare(b.name)),
					default: 'Purchase',
					description: 'An expression can name one of your own, such as Custom_Upsell',
				},
				{
					displayName: 'Conversion Action ID',
					name: 'conversionActionId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 987654321',
					description: 'The number behind ctId= in the address of the conversion action',
				},
			],
		},
	],
	description: 'Which conversion action of Google Ads counts which event, where they differ',
};
