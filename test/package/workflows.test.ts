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

/** What n8n adds to a node that it offers to agents as a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

/** The node itself, of which n8n makes a tool under a name of its own. */
function withoutTool(node: INode): INode {
	const type = node.type.replace(/Tool$/, '');
	if (descriptions.get(type)?.usableAsTool !== true || type === node.type) return node;
	const own = Object.entries(node.parameters).filter(([name]) => !OF_TOOLS.includes(name));
	return { ...node, type, parameters: Object.fromEntries(own) };
}

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

/** Size of a node on the canvas with its name below it, in the canvas's own units. */
const NODE = { width: 100, height: 140 };
/** n8n puts nodes on multiples of it. */
const GRID = 20;

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf({ name, type, position: [left, top], parameters }: INode): Box {
	const isNote = type.endsWith('.stickyNote');
	const width = isNote ? Number(parameters.width) : NODE.width;
	const height = isNote ? Number(parameters.height) : NODE.height;
	return { name, left, top, right: left + width, bottom: top + height };
}

const touches = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

it('there are example workflows', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('the example workflow %s', (file) => {
	const { nodes, connections } = read(file);
	const names = nodes.map(({ name }) => name);
	const ofPackage = nodes.map(withoutTool).filter(({ type }) => type.startsWith(own));

	it('connects nodes that are in it', () => {
		const links = Object.values(connections).flatMap((kinds) => Object.values(kinds).flat(2));
		const named = [...Object.keys(connections), ...links.map((link) => link?.node ?? '')];
		expect(named.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('says what it is and what to do before it is published', () => {
		const [note] = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		expect(note?.parameters.content).toMatch(/\*\*Before you publish\*\*/);
	});

	it('lies on the grid of the canvas, nothing over anything else', () => {
		const isOff = ({ position }: INode) => position.some((place) => place % GRID !== 0);
		expect(nodes.filter(isOff).map(({ name }) => name)).toEqual([]);
		const boxes = nodes.map(boxOf);
		const overlaps = boxes.flatMap((one, at) =>
			boxes
				.slice(at + 1)
				.flatMap((other) => (touches(one, other) ? `${one.name}, ${other.name}` : [])),
		);
		expect(overlaps).toEqual([]);
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
