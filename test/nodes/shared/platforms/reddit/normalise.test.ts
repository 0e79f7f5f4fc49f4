import * as normalise from '../../../../../nodes/shared/platforms/reddit/normalise';
import { itHashesAs, itNormalises } from '../vectors';

// Source: Reddit's rules for match keys, v3 (ad-platforms §4).
itNormalises(normalise, {
	email: [
		['Al.ice+Apple@Example.Com', 'alice@example.com'],
		['first.last@mail.example.co.uk', 'firstlast@mail.example.co.uk'],
		['+tag@example.com', undefined],
		['nobody', undefined],
	],
	phone: [
		['+1 (555) 444-1234', '+15554441234'],
		['1 555 444 1234 ext. 77', '+15554441234'],
		['+1 555 444 1234 x77', '+15554441234'],
		['+1 555 444 1234 #77', '+15554441234'],
		['none', undefined],
	],
	externalId: [[' User-1 ', 'User-1']],
});

// The hashes that Reddit prints beside its examples.
itHashesAs('Reddit', normalise, [
	[
		'email',
		'alice@example.com',
		'ff8d9819fc0e12bf0d24892e45987e249a28dce836a85cad60e28eaaa8c6d976',
	],
	[
		'email',
		'Al.ice+Apple@Example.Com',
		'ff8d9819fc0e12bf0d24892e45987e249a28dce836a85cad60e28eaaa8c6d976',
	],
	['phone', '+15554441234', 'e5b124c58580eb16bd959b8d0cac12b12c952e2ceae0203d416cff94f10b994a'],
]);
