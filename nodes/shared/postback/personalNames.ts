import { wordKey } from '../conversion/words';
import { withoutContacts } from '../n8n/discretion';
import { FIELD_NAMES, PERSONAL_FIELDS } from './fields';

/**
 * The same without what stands under a personal name, however deep (`plainObject` has cut it to six), and
 * without e-mail addresses and phone numbers in other texts.
 */
export function withoutPeople(value: unknown): unknown {
	if (typeof value === 'string') return withoutContacts(value);
	if (Array.isArray(value)) return value.map(withoutPeople);
	if (typeof value !== 'object' || value === null) return value;
	const kept = Object.entries(value).filter(([key]) => !isPersonalName(key));
	return Object.fromEntries(kept.map(([key, one]) => [key, withoutPeople(one)]));
}

const PERSONAL_NAMES: ReadonlySet<string> = new Set(
	PERSONAL_FIELDS.flatMap((field) => FIELD_NAMES[field].map(wordKey)),
);

/** Whether a parameter of this name carries data of the buyer. */
export function isPersonalName(name: string): boolean {
	return PERSONAL_NAMES.has(wordKey(name));
}
