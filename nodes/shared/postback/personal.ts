import { createHash } from 'node:crypto';
import type { User } from '../conversion/conversion';
import { isHashed } from '../platforms/hash';

/** What to do with personal data at the door. */
export type PersonalPolicy = 'drop' | 'hash' | 'keep';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** The plain form that is hashed: what all ad platforms agree on, their own rules come later. */
const FORMS: Record<'email' | 'phone' | 'name', (text: string) => string | undefined> = {
	email: (text) => (EMAIL.test(text) && text.length <= 254 ? text.toLowerCase() : undefined),
	phone: (text) => {
		const digits = text.replace(/^\+|^00|[\s().-]/g, '');
		return /^\d{7,15}$/.test(digits) ? digits : undefined;
	},
	name: (text) => text.toLowerCase(),
};

const KIND = {
	email: 'email',
	phone: 'phone',
	firstName: 'name',
	lastName: 'name',
	externalId: 'name',
} as const satisfies Partial<Record<keyof User, keyof typeof FORMS>>;

export type PersonalField = keyof typeof KIND;

/** The value to pass on, or `undefined` when it is not one. Hashes stay as they are. */
export function personalValue(
	field: PersonalField,
	text: string,
	policy: Exclude<PersonalPolicy, 'drop'>,
): string | undefined {
	if (isHashed(text)) return text.toLowerCase();
	const form = FORMS[KIND[field]](text);
	if (form === undefined) return undefined;
	return policy === 'keep' ? text : createHash('sha256').update(form).digest('hex');
}
