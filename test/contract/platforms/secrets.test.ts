import { maskOf } from '../../../nodes/shared/n8n/discretion';
import { ACCOUNTS } from './credentials';

const SECRET = 'a-secret-of-the-user';

/** Every field that the dialogue of a platform's credential hides. */
const HIDDEN = Object.entries(ACCOUNTS).flatMap(([credential, { instance }]) =>
	instance.properties
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name }): [string, string] => [credential, name]),
);

it.each(HIDDEN)('%s: %s is hidden where a platform quotes it', (_credential, name) => {
	const told = maskOf({ [name]: SECRET })(`The value ${SECRET} was refused`);
	expect(told).not.toContain(SECRET);
	expect(told).toContain('was refused');
});

it.each(HIDDEN)('%s: %s is masked by the contract tool', (credential, name) =>
	expect(ACCOUNTS[credential]?.secrets).toContain(name),
);
