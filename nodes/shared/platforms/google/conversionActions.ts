import type { Conversion } from '../../conversion/conversion';
import { idFor, idsByEventField, readIds, type IdsByEvent } from '../idsByEvent';
import { SettingError, type Given } from '../module';
import type { Skip } from '../platform';

/** Which conversion action of Google Ads counts which event; each by its number. */
export type ConversionActions = IdsByEvent;

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

const BY_EVENT = {
	name: 'conversionActionIds',
	displayName: 'Conversion Actions by Event',
	description: 'Which conversion action of Google Ads counts which event, where they differ',
};

/** The conversion actions from the parameters; `standard` is the field for all events. */
export const readActions = (
	param: Given['param'],
	{ standard }: { standard: { name: string; displayName: string } },
): ConversionActions => readIds(param, { standard, byEvent: BY_EVENT, form: actionId });

/** The conversion action that counts an event, if one does. */
export const actionOf = idFor;

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
export const actionsByEvent = idsByEventField({
	standard: {
		name: 'id',
		displayName: 'Conversion Action ID',
		placeholder: 'e.g. 987654321',
		description: 'The number behind ctId= in the address of the conversion action',
	},
	byEvent: BY_EVENT,
});
