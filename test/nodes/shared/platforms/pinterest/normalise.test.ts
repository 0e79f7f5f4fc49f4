import * as normalise from '../../../../../nodes/shared/platforms/pinterest/normalise';
import { itNormalises } from '../vectors';

// Source: Pinterest's OpenAPI description, ConversionEventsUserDataProperties.
itNormalises(normalise, {
	email: [
		[' Person@Example.com ', 'person@example.com'],
		['nobody', undefined],
	],
	phone: [
		['+1 (650) 555-1212', '16505551212'],
		['0049 170 1234567', '491701234567'],
	],
	name: [
		[' Mary-Jane ', 'mary-jane'],
		['Valéry', 'valéry'],
		['  ', undefined],
	],
	city: [["L'Aquila", 'laquila']],
	state: [
		['California', 'ca'],
		['NY', 'ny'],
		['Bayern', undefined],
	],
	zip: [
		['37221-3312', '37221'],
		['90-660', '90660'],
		['SW1A 1AA', undefined],
	],
	country: [['Germany', 'de']],
	dateOfBirth: [['1997-12-26', '19971226']],
	gender: [
		['Female', 'f'],
		['non-binary', 'n'],
		['unsure', undefined],
	],
	externalId: [[' User-1 ', 'User-1']],
});
