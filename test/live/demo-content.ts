import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { readJson } from './fingerprint';
import type { Log } from './log';
import type { Rest } from './rest';
import type { Credential, CredentialInput, Owner, WorkflowInput } from './rest-types';
import { platformAccounts, trackerAccounts } from './simulated-accounts';
import type { SimulatorUrls } from './simulators';

/** The account of a demo: made up at its first start, kept beside n8n's data. */
export function demoOwner(folder: string): Owner {
	const file = join(folder, 'login.json');
	const kept = readJson(file) as Owner | undefined;
	if (kept) return kept;
	// n8n asks for a capital letter and a digit.
	const password = `Demo1-${randomBytes(6).toString('base64url')}`;
	const owner: Owner = { email: 'owner@example.com', password };
	writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });
	return owner;
}

/** Credentials for the simulators, named so that nobody takes them for real ones. */
export const demoCredentials = (urls: SimulatorUrls): CredentialInput[] =>
	[...trackerAccounts(urls), ...platformAccounts(urls)].map((account) => ({
		...account,
		name: `${account.name} (simulator)`,
	}));

/** Creates the credentials, or brings those of the same name up to date. */
export async function ensureCredentials(
	rest: Rest,
	wanted: CredentialInput[],
): Promise<Credential[]> {
	const existing = await rest.credentials();
	const made: Credential[] = [];
	for (const input of wanted) {
		const same = existing.find(({ name, type }) => name === input.name && type === input.type);
		made.push(
			same ? await rest.updateCredential(same.id, input) : await rest.createCredential(input),
		);
	}
	return made;
}

/** Puts the credentials into the nodes that take one of their types, or are set to it as HTTP Request is. */
export function withCredentials(
	workflow: WorkflowInput,
	credentials: Credential[],
	types: INodeTypeDescription[],
): WorkflowInput {
	const fill = (node: INode): INode => {
		const taken = types.find(({ name }) => name === node.type)?.credentials ?? [];
		const names = [...taken.map(({ name }) => name), node.parameters.nodeCredentialType];
		const usable = credentials.filter(({ type }) => names.includes(type));
		if (usable.length === 0) return node;
		const ids = usable.map(({ type, id, name }) => [type, { id, name }] as const);
		return { ...node, credentials: { ...node.credentials, ...Object.fromEntries(ids) } };
	};
	return { ...workflow, nodes: workflow.nodes.map(fill) };
}

/**
 * Imports and publishes a workflow file, once: from then on it is the user's, whatever they make
 * of it. Answers its id, or undefined where there is no such file.
 */
export async function ensureWorkflow(
	rest: Rest,
	folder: string,
	file: string,
	credentials: Credential[],
	log: Log,
): Promise<string | undefined> {
	const stamp = join(folder, 'workflow.json');
	const kept = readJson(stamp) as { id: string } | undefined;
	const existing = await rest.workflows();
	if (kept && existing.some(({ id }) => id === kept.id)) return kept.id;
	if (!existsSync(file)) return undefined;

	const { name, nodes, connections, settings } = JSON.parse(
		readFileSync(file, 'utf8'),
	) as WorkflowInput;
	const input = withCredentials(
		{ name, nodes, connections, settings },
		credentials,
		await rest.nodeTypes(),
	);
	// A first start that was cut short may have left the workflow without its stamp.
	const found = existing.find((workflow) => workflow.name === name);
	const { id } = found
		? await rest.updateWorkflow(found.id, input)
		: await rest.createWorkflow(input);
	log('Publishing the example workflow; its first sync begins ...');
	await rest.activate(id);
	writeFileSync(stamp, JSON.stringify({ id }));
	return id;
}
