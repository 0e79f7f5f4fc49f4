import type { Conversion, User } from '../conversion/conversion';
import { HIDDEN, withoutContacts, type Mask } from '../n8n/discretion';
import type { Reading, Refusal } from './platform';

/**
 * Platforms are sent hashes, but an address, a page or an order number of the conversion can hold an
 * e-mail or a phone number in plain, and a platform that refuses it quotes it. Reasons go into items and
 * logs, where nobody expects such things, so they are taken out of every answer before it is used.
 */

/** Shorter ones are found in every text. */
const SHORTEST_PHONE = 7;
const SHORTEST_NAME = 3;

const NAMES = [
	'firstName',
	'lastName',
	'dateOfBirth',
	'city',
	'postalCode',
] as const satisfies ReadonlyArray<keyof User>;

/** The same answer, without what names one of the people whom its request was about. */
export function discreet(
	reading: Reading,
	conversionAt: (place: number) => Conversion,
	count: number,
	mask: Mask = (text) => text,
): Reading {
	const { refusal, refused, requestId } = reading;
	const shown = requestId === null ? null : withoutContacts(mask(requestId));
	if (refusal === undefined && refused === undefined) {
		return shown === requestId ? reading : { ...reading, requestId: shown };
	}
	const clean = (found: Refusal, places: Iterable<number>): Refusal => {
		const reason = withoutPeople(mask(found.reason), people(places, conversionAt));
		// A code is the platform's word as well, and must stay one to branch on: no name is looked for.
		const code = withoutContacts(mask(found.code));
		return reason === found.reason && code === found.code ? found : { ...found, reason, code };
	};
	return {
		...reading,
		requestId: shown,
		...(refusal && { refusal: clean(refusal, Array(count).keys()) }),
		...(refused && {
			refused: new Map([...refused].map(([place, one]) => [place, clean(one, [place])])),
		}),
	};
}

function* people(
	places: Iterable<number>,
	conversionAt: (place: number) => Conversion,
): Iterable<User> {
	for (const place of places) {
		const { user } = conversionAt(place);
		if (user) yield user;
	}
}

function withoutPeople(reason: string, users: Iterable<User>): string {
	let text = withoutContacts(reason);
	for (const user of users) {
		const digits = String(user.phone ?? '').replace(/\D/g, '');
		if (digits.length >= SHORTEST_PHONE) text = text.replaceAll(digits, HIDDEN);
		for (const key of NAMES) {
			const name = String(user[key] ?? '').trim();
			if (name.length >= SHORTEST_NAME && text.includes(name)) text = withoutWord(text, name);
		}
	}
	return text;
}

/** As a word of its own: a buyer can be called like a part of a field's name. */
function withoutWord(text: string, word: string): string {
	const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return text.replace(
		new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'gu'),
		HIDDEN,
	);
}
