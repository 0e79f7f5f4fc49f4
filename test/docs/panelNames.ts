import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { root } from '../live/paths';
import { choicesOf, groupsOf, walk } from '../package/properties';
import { allCredentials } from './credentials';

type NodeModule = Record<string, new () => INodeType>;

/** The description of every node of the package, from its folder. */
export async function allNodes(): Promise<INodeTypeDescription[]> {
	const folders = readdirSync(join(root, 'nodes')).filter((folder) => folder !== 'shared');
	const modules = folders.map(async (folder) => {
		// Beside this file: TypeScript in a test, compiled in a tool.
		const path = join(__dirname, '../../nodes', folder, `${folder}.node`);
		const module = (await import(path)) as NodeModule;
		return Object.values(module).map((Node) => new Node().description);
	});
	return (await Promise.all(modules)).flat();
}

/** Every name that a person can read in the panels of our nodes and in the dialogues of credentials. */
export async function panelNames(): Promise<Set<string>> {
	const nodes = (await allNodes()).flatMap((node) => [
		node.displayName,
		...outputNames(node),
		...namesIn(node.properties),
	]);
	const credentials = (await allCredentials()).flatMap(({ displayName, properties }) => [
		displayName,
		...namesIn(properties),
	]);
	return new Set([...nodes, ...credentials]);
}

function namesIn(properties: INodeProperties[]): string[] {
	return walk(properties).flatMap(({ property }) => [
		property.displayName,
		...choicesOf(property).map(({ name }) => name),
		...groupsOf(property).map(({ displayName }) => displayName),
	]);
}

const IN_EXPRESSION = /\bdisplayName: ?"([^"]+)"|"displayName": ?"([^"]+)"/g;

/** Outputs have their names beside them, or in an expression that gives them. */
function outputNames({ outputs, outputNames: named = [] }: INodeTypeDescription): string[] {
	const text = typeof outputs === 'string' ? outputs : JSON.stringify(outputs);
	return [
		...named,
		...[...text.matchAll(IN_EXPRESSION)].flatMap(([, plain, quoted]) => plain ?? quoted ?? []),
	];
}
