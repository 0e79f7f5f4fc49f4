import * as normalise from '../../../../../nodes/shared/platforms/snapchat/normalise';
import { itHashesAs, itNormalises } from '../vectors';

// Source: Snap's page of parameters (ad-platforms §4).
itNormalises(normalise, {
	email: [
		[' Person@Example.com ', 'person@example.com'],
		['first.last+tag@gmail.com', 'first.last+tag@gmail.com'],
		['nobody', undefined],
	],
	phone: [
		['+44 844 412 4653', '448444124653'],
		['0044 844 412 4653', '448444124653'],
		['none', undefined],
	],
	name: [
		['John', 'john'],
		['Raphaël', 'raphaël'],
		["O'Neil-Smith", 'oneilsmith'],
	],
	city: [['New York', 'newyork']],
	state: [['California', 'ca']],
	zip: [
		['37221-3312', '37221'],
		['SW1A 1AA', 'sw1a1aa'],
	],
	country: [['United States', 'us']],
	dateOfBirth: [
		['1997-12-26', '19971226'],
		['26.12.1997', undefined],
	],
	gender: [
		['Female', 'f'],
		['m', 'm'],
		['other', undefined],
		['constructor', undefined],
	],
	externalId: [[' User-1 ', 'User-1']],
});

// The hashes that Snap prints beside its examples.
itHashesAs('Snap', normalise, [
	[
		'email',
		'Person@Example.com',
		'542d240129883c019e106e3b1b2d3f3cb3537c43c425364de8e951d5a3083345',
	],
	['phone', '+44 844 412 4653', 'dc008fda46e2e64002cf2f82a4906236282d431c4f75e5b60bfe79fc48546383'],
	['name', 'John', '96d9632f363564cc3032521409cf22a852f2032eec099ed5967c0d000cec607a'],
	['name', 'Raphaël', 'e74bb89e718fe1e19c422a48382870399f8bf7ca8dfa008739e75b0be76627b7'],
]);
