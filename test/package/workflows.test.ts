import { readFileSync } from 'node:fs';
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import path from 'node:path';

import type { WorkflowInput } from '../live/rest-types';
import { filesBelow, manifest, registered, root, sourceOf } from './support';

const folder = path.join(root, 'workflows');
const files = filesBelow(folder).filter((file) => file.endsWith('.json'));
const own = `${manifest.name}.`;

/** Descriptions of the package's nodes by the type that workflows name. */
const descriptions = new Map(
	registered('nodes').map((compiled) => {
		const source = sourceOf(compiled);
		const className = path.basename(source).split('.')[0] ?? '';
		const found = jest.requireActual<Record<string, new () => INodeType>>(source)[className];
		if (found === undefined) throw new Error(`${source} exports no class ${className}`);
		const { description } = new found();
		return [own + description.name, description] as const;
	}),
);

const read = (file: string): WorkflowInput =>
	JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as WorkflowInput;

/** Names of parameters that the panel would not show, because they are gone or do not apply. */
function unknownParameters(node: INode): string[] {
	const description = descriptions.get(node.type);
	if (description === undefined) return ['the node itself'];
	const { properties } = description;
	const shown = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	return Object.keys(node.parameters).filter((name) => !Object.hasOwn(shown ?? {}, name));
}

it('there are example workflows', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('the example workflow %s', (file) => {
	const { nodes, connections } = read(file);
	const names = nodes.map(({ name }) => name);
	const ofPackage = nodes.filter(({ type }) => type.startsWith(own));

	it('connects nodes that are in it', () => {
		const links = Object.values(connections).flatMap(({ main = [] }) => main.flat());
		const named = [...Object.keys(connections), ...links.map((link) => link?.node ?? '')];
		expect(named.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('says what it is and what to do before it is published', () => {
		const [note] = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		expect(note?.parameters.content).toMatch(/\*\*Before you publish\*\*/);
	});

	it('holds no credentials', () => {
		expect(nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
	});

	it.each(ofPackage.map((node) => [node.name, node] as const))(
		'%s has parameters that the node knows, with values it offers',
		(_, node) => {
			expect(unknownParameters(node)).toEqual([]);
			const description = descriptions.get(node.type);
			expect([description?.version].flat()).toContain(node.typeVersion);
			const issues = NodeHelpers.getNodeParametersIssues(
				description?.properties ?? [],
				node,
				description ?? null,
			);
			expect(issues?.parameters ?? {}).toEqual({});
		},
	);
});
