import { deepEqual, equal, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { Hasher } from '../../nodes/shared/platforms/hash';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { sale } from '../e2e/platforms/items';
import { fuzz } from './cases';
import { HASH_OF_NOTHING, sha256, text } from './personal';
import { settingsOf } from './platforms/module';

/** Platforms without rules of their own for personal data: what leaves is looked at in the event itself. */

const FIELDS = [
	'email',
	'phone',
	'firstName',
	'lastName',
	'city',
	'country',
	'externalId',
] as const;
type Person = Partial<Record<(typeof FIELDS)[number], string>>;
const person: fc.Arbitrary<Person> = fc.record(
	Object.fromEntries(FIELDS.map((field) => [field, text])),
	{ requiredKeys: [] },
);

const CLICK = { liFatId: 'li-click', twclid: 'tw-click', tblci: 'tb-click', obClickId: 'ob-click' };

function conversionOf(user: Person): Conversion {
	const read = readConversion(sale(1, { user, adClickIds: CLICK }));
	if ('problem' in read) throw new Error(read.problem);
	return read.conversion;
}

/** The event of one buyer, as it goes out. */
function eventOf(name: string, user: Person, chosen: object = {}): string {
	const module = PLATFORMS.find(({ platform }) => platform.name === name);
	if (module === undefined) throw new Error(`There is no ${name}`);
	const settings = { ...(settingsOf(module) as object), ...chosen, hasher: new Hasher() };
	return module.platform.event({ conversion: conversionOf(user), eventId: 'e-1' }, settings);
}

/** What is hashed already stays; the hash of a blank is nothing; all else is hashed in its form. */
function hashOf(given: string | undefined, form: (plain: string) => string): string | undefined {
	const plain = (given ?? '').trim();
	const isHash = plain.length === 64 && [...plain].every((char) => /[0-9a-f]/i.test(char));
	if (isHash) return plain.toLowerCase() === HASH_OF_NOTHING ? undefined : plain.toLowerCase();
	const formed = form(plain);
	return formed === '' ? undefined : sha256(formed);
}

function mailForm(plain: string): string {
	const [local = '', domain = '', ...rest] = plain.toLowerCase().split('@');
	const labels = domain.split('.');
	const isWhole = local !== '' && rest.length === 0 && labels.length > 1 && !/\s/.test(plain);
	return isWhole && !labels.includes('') ? `${local}@${domain}` : '';
}

function phoneForm(plain: string): string {
	const digits = [...plain].filter((char) => char >= '0' && char <= '9').join('');
	const whole = digits.replace(/^0+/, '');
	return whole.length >= 7 && whole.length <= 15 ? `+${whole}` : '';
}

interface LinkedInEvent {
	user: { userIds: Array<{ idType: string; idValue: string }>; userInfo?: object };
}

fuzz(
	'linkedin: personal data',
	fc.record({ user: person, sendsNames: fc.boolean(), sendsIp: fc.boolean() }),
	({ user, ...chosen }) => {
		const made = JSON.parse(eventOf('linkedin', user, chosen)) as LinkedInEvent;
		const email = hashOf(user.email, mailForm);
		deepEqual(made.user.userIds, [
			...(email === undefined ? [] : [{ idType: 'SHA256_EMAIL', idValue: email }]),
			{ idType: 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', idValue: CLICK.liFatId },
			...(chosen.sendsIp ? [{ idType: 'PLAINTEXT_IP_ADDRESS', idValue: '203.0.113.7' }] : []),
		]);
		// Names in plain alone, both or none, and only where that was chosen; a hash is none.
		const names = [user.firstName, user.lastName].map((name) => (name ?? '').trim());
		const areNames = names.every((name) => name !== '' && !/^[0-9a-f]{64}$/i.test(name));
		const { userInfo, ...rest } = made.user;
		deepEqual(Object.keys(rest), ['userIds']);
		equal(userInfo !== undefined, chosen.sendsNames && areNames);
		if (userInfo === undefined) return;
		const {
			firstName,
			lastName,
			countryCode = 'DE',
			...more
		} = userInfo as Person & {
			countryCode?: string;
		};
		deepEqual({ names: [firstName, lastName], more }, { names, more: {} });
		equal(/^[A-Z]{2}$/.test(countryCode), true);
	},
);

interface XEvent {
	identifiers: Array<Record<string, string>>;
}

fuzz('x: personal data', person, (user) => {
	const { identifiers } = JSON.parse(eventOf('x', user)) as XEvent;
	const email = hashOf(user.email, mailForm);
	const phone = hashOf(user.phone, phoneForm);
	deepEqual(identifiers, [
		{ twclid: CLICK.twclid },
		...(email === undefined ? [] : [{ hashed_email: email }]),
		...(phone === undefined ? [] : [{ hashed_phone_number: phone }]),
		{ ip_address: '203.0.113.7', user_agent: 'Mozilla/5.0 (Test)' },
	]);
	// Whoever hashes it beforehand is matched like others.
	const again = { ...user, ...(email && { email }), ...(phone && { phone: phone.toUpperCase() }) };
	deepEqual((JSON.parse(eventOf('x', again)) as XEvent).identifiers, identifiers);
});

for (const name of ['taboola', 'outbrain']) {
	fuzz(`${name}: personal data`, person, (user) => {
		// Nothing of the buyer leaves, in no form: whoever it was, the event is the same.
		const [made, nobodys] = [eventOf(name, user), eventOf(name, {})];
		equal(withoutTime(made), withoutTime(nobodys));
		notEqual(made, '');
	});
}

/** Items of the test are of the moment at which they are made. */
const withoutTime = (event: string): string => event.replace(/"timestamp":\d+/, '');
