import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { root } from '../live/paths';
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

/** A section for every credential: its fields as its dialogue shows them. */
export function credentialSections(credentials: readonly ICredentialType[]): string {
	return [...credentials]
		.sort((a, b) => a.displayName.localeCompare(b.displayName))
		.map((credential) => [`### ${credential.displayName}`, ...fieldTable(credential)].join('\n\n'))
		.join('\n\n');
}

function fieldTable({ properties }: ICredentialType): string[] {
	const shown = properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
	if (shown.length === 0) return ['Sign in with the button of the dialogue.'];
	const body = shown.map(({ displayName, description = '' }) => [displayName, cellOf(description)]);
	return [tableOf(['Field', 'Where it is, and what it is for'], body).join('\n')];
}

/** Descriptions may hold HTML and bars, which a table would take for its own. */
function cellOf(text: string): string {
	return text.replace(/<[^>]+>/g, '').replace(/\|/g, '\\|');
}

/** The anchor that GitHub gives to a heading. */
export function anchorOf({ displayName }: Pick<INodeProperties, 'displayName'>): string {
	return displayName
		.toLowerCase()
		.replace(/[^\p{L}\p{N} -]/gu, '')
		.replace(/ /g, '-');
}
