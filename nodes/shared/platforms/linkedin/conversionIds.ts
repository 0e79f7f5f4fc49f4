import type { IdFields } from '../idsByEvent';
import { SettingError } from '../module';

/** The number alone, or as LinkedIn writes it. */
const CONVERSION = /^(?:urn:lla:llaPartnerConversion:)?(\d+)$/;

/** Which conversion of Campaign Manager (a conversion rule of the API) counts which event. */
export const CONVERSION_IDS: IdFields = {
	standard: {
		name: 'linkedinConversionId',
		displayName: 'Conversion ID',
		placeholder: 'e.g. 104012',
		description:
			'The number of the conversion, from Campaign Manager → Data → Signals manager. It must be set up for the Conversions API. Left blank, only the events under Conversions by Event are sent.',
	},
	byEvent: {
		name: 'linkedinConversionIds',
		displayName: 'Conversions by Event',
		description: 'Which conversion of Campaign Manager counts which event, where they differ',
	},
	form: (text, displayName) => {
		const id = CONVERSION.exec(text)?.[1];
		if (id !== undefined) return `urn:lla:llaPartnerConversion:${id}`;
		throw new SettingError(
			`'${displayName}' is not the ID of a conversion: ${text}`,
			'Open the conversion in Campaign Manager and take the number from its address or from the payload that LinkedIn shows for it',
		);
	},
};
