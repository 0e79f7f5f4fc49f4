import * as normalise from '../../../../../nodes/shared/platforms/microsoft/normalise';
import { itNormalises } from '../vectors';

// Source: Microsoft's guide to the Conversions API, as quoted by those who keep to it (ad-platforms §4).
itNormalises(normalise, {
	email: [
		[' Jane.Doe+Shopping@Example.com ', 'janedoe@example.com'],
		['JANE@EXAMPLE.CO.UK', 'jane@example.co.uk'],
		['+tag@example.com', undefined],
		['nobody', undefined],
	],
	phone: [
		['+1 (425) 555-1234', '+14255551234'],
		['0049 30 1234567', '+49301234567'],
		['none', undefined],
	],
	externalId: [
		[' User-1 ', 'User-1'],
		[' ', undefined],
	],
});
