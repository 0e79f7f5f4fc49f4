import type { User } from '../conversion/conversion';
import { FIELD_NAMES, type FieldName } from './fields';
import type { Flag } from './flag';
import type { Parameters } from './parameters';
import { personalValue, type PersonalField, type PersonalPolicy } from './personal';

const FIELD_OF: Readonly<Record<PersonalField, FieldName>> = {
	email: 'email',
	phone: 'phone',
	firstName: 'firstName',
	lastName: 'lastName',
	externalId: 'userId',
};

/** The buyer's data as the policy wants it; what is no e-mail address or phone number is flagged. */
export function readUser(
	of: Parameters['of'],
	policy: PersonalPolicy,
	flags: Flag[],
): User | undefined {
	if (policy === 'drop') return undefined;
	const user: User = {};
	for (const [field, from] of Object.entries(FIELD_OF) as Array<[PersonalField, FieldName]>) {
		const parameter = of.get(from);
		if (parameter === undefined || parameter.text === null) continue;
		const value = personalValue(field, parameter.text, policy);
		if (value !== undefined) user[field] = value;
		else
			flags.push({
				kind: 'personalData',
				parameter: parameter.name,
				detail: `is no ${FIELD_NAMES[from][1]}`,
			});
	}
	return Object.keys(user).length === 0 ? undefined : user;
}
