import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { root } from '../live/paths';
import { cellOf } from './parameters';
import { tableOf } from './table';

type CredentialModule = Record<string, new () => ICredentialType>;

/** Every credential of the package, from its folder. */
export async function allCredentials(): Promise<ICredentialType[]> {
	const names = readdirSync(join(root, 'credentials')).map((file) => file.replace(/\.ts$/, ''));
	const modules = names.map(async (name) => {
		// Beside this file: TypeScript in a test, compiled in a tool.
		const module = (await import(join(__dirname, '../../credentials', name))) as CredentialModule;
		return Object.values(module).map((Credential) => new Credential());
	});
	return (await Promise.all(modules)).flat();
}

const byName = (a: ICredentialType, b: ICredentialType) =>
	a.displayName.localeCompare(b.displayName);

/** One line for every credential: what is asked for, and where more is told. */
export function credentialTable(credentials: readonly ICredentialType[]): string {
	const body = [...credentials].sort(byName).map((credential) => {
		const link = `[${credential.displayName}](docs/credentials.md#${anchorOf(credential)})`;
		return [link, askedFor(credential).join(', ')];
	});
	return tableOf(['Credential', 'What it asks for'], body).join('\n');
}

/** The fields that matter in each, a sign-in first; the section tells of all. */
function askedFor({ properties, extends: parents = [] }: ICredentialType): string[] {
	const own = properties.filter(isFilledIn).filter(({ name }) => name !== 'apiUrl');
	const isKey = ({ name }: INodeProperties) => /key|token|secret|url$/i.test(name);
	const needed = own.filter((field) => field.required === true || isKey(field));
	const names = (needed.length > 0 ? needed : own).map(({ displayName }) => displayName);
	return parents.some((name) => /oauth2/i.test(name)) ? ['Sign in with a button', ...names] : names;
}

const isFilledIn = ({ type }: INodeProperties): boolean => type !== 'hidden' && type !== 'notice';

/** A section for every credential: its fields as its dialogue shows them. */
export function credentialSections(credentials: readonly ICredentialType[]): string {
	return [...credentials]
		.sort(byName)
		.map((credential) => [`### ${credential.displayName}`, ...fieldTable(credential)].join('\n\n'))
		.join('\n\n');
}

function fieldTable({ properties }: ICredentialType): string[] {
	const shown = properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
	if (shown.length === 0) return ['Sign in with the button of the dialogue.'];
	const body = shown.map(({ displayName, description = '' }) => [displayName, cellOf(description)]);
	return [tableOf(['Field', 'Where it is, and what it is for'], body).join('\n')];
}

/** The anchor that GitHub gives to a heading. */
export function anchorOf({ displayName }: Pick<INodeProperties, 'displayName'>): string {
	return displayName
		.toLowerCase()
		.replace(/[^\p{L}\p{N} -]/gu, '')
		.replace(/ /g, '-');
}
