import * as normalise from '../../../../../nodes/shared/platforms/tiktok/normalise';
import { itNormalises } from '../vectors';

// Source: ad-platforms §3.
itNormalises(normalise, {
	email: [
		['  John_Smith@GMAIL.com ', 'john_smith@gmail.com'],
		['first.last+tag@gmail.com', 'first.last+tag@gmail.com'],
		['not-an-address', undefined],
	],
	phone: [
		['+1 (650) 555-1212', '+16505551212'],
		['0049 170 1234567', '+491701234567'],
		['+86 138 0000 0000', '13800000000'],
		['8613800000000', '13800000000'],
		['+886 912 345 678', '+886912345678'],
		['+852 5123 4567', '+85251234567'],
		['+123456789012345', '+123456789012345'],
		['1234567890123456', undefined],
		['none', undefined],
	],
	externalId: [
		[' User-1 ', 'User-1'],
		['', undefined],
	],
	name: [
		[' Mary-Jane ', 'maryjane'],
		["O'Neil", 'oneil'],
		['Valéry', 'valéry'],
		['...', undefined],
	],
	zipCode: [
		['94035-1234', '94035'],
		['SW1A 1AA', 'sw1a1aa'],
		['90-660', '90660'],
	],
	city: [
		['San Francisco', 'sanfrancisco'],
		['São Paulo', 'sãopaulo'],
	],
	state: [
		['California', 'ca'],
		['Bayern', 'bayern'],
	],
	country: [
		['Germany', 'de'],
		['US', 'us'],
		['Atlantis', undefined],
	],
});
