import type { INodeProperties } from 'n8n-workflow';
import type { ShownOperation, ShownRegistry } from '../../nodes/shared/n8n/operation';
import { anchorOf } from './credentials';
import { cellOf, isShown, rowsOf } from './parameters';
import { tableOf } from './table';

type ShownResource = ShownRegistry[string];

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);

const sorted = (registry: ShownRegistry): ShownResource[] => Object.values(registry).sort(byName);

/** A section for every resource: what can be done, and what is asked for. */
export const resourceSections = (registry: ShownRegistry): string =>
	sorted(registry)
		.map((resource) => [`### ${resource.name}`, ...tablesOf(resource)].join('\n\n'))
		.join('\n\n');

/** A whole document that is written from the code. */
export interface Page {
	/** Below the root of the repository. */
	file: string;
	text: string;
}

/** Where a node has too many operations for one page: each resource on a page of its own. */
export const resourcePages = (node: string, index: string, registry: ShownRegistry): Page[] =>
	sorted(registry).map((resource) => ({
		file: pageOf(index, resource),
		text: `${[
			`# ${node}: ${resource.name}`,
			`One of [all resources of the ${node} node](../${index.split('/').pop()}). Written by \`npm run docs\`, not by hand.`,
			...tablesOf(resource),
		].join('\n\n')}\n`,
	}));

const pageOf = (index: string, resource: ShownResource): string =>
	`${index.replace(/\.md$/, '')}/${anchorOf({ displayName: resource.name })}.md`;

/** The resources, each with what can be done and the page that tells more. */
export function resourceIndex(index: string, registry: ShownRegistry): string {
	const folder = index.slice(0, index.lastIndexOf('/') + 1);
	const body = sorted(registry).map((resource) => [
		`[${resource.name}](${pageOf(index, resource).slice(folder.length)})`,
		operationsOf(resource)
			.map(({ name }) => `_${name}_`)
			.join(', '),
	]);
	return tableOf(['Resource', 'Operations'], body).join('\n');
}

const operationsOf = ({ operations }: ShownResource): ShownOperation[] =>
	Object.values(operations).sort(byName);

function tablesOf(resource: ShownResource): string[] {
	const operations = operationsOf(resource);
	const done = operations.map((one) => [one.name, cellOf(one.description)]);
	const asked = parametersOf(operations);
	return [
		tableOf(['Operation', 'What it does'], done).join('\n'),
		...(asked.length === 0 ? [] : [tableOf(['Parameter', 'Of', 'Meaning'], asked).join('\n')]),
	];
}

/** Each parameter once, with the operations that ask for it. */
function parametersOf(operations: readonly ShownOperation[]): string[][] {
	const found = new Map<string, { row: string[]; of: Set<string> }>();
	for (const { name, fields } of operations) {
		for (const [parameter = '', meaning = ''] of fields.filter(isShown).flatMap(rowsWithin)) {
			const key = `${parameter}\n${meaning}`;
			const known = found.get(key) ?? { row: [parameter, meaning], of: new Set<string>() };
			known.of.add(name);
			found.set(key, known);
		}
	}
	return [...found.values()].map(({ row: [parameter = '', meaning = ''], of }) => [
		parameter,
		of.size === operations.length && of.size > 1 ? 'all' : [...of].join(', '),
		meaning,
	]);
}

const rowsWithin = (field: INodeProperties): string[][] => rowsOf(field, '');
