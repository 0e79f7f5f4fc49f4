import type { INodeProperties } from 'n8n-workflow';
import type { ShownOperation, ShownRegistry } from '../../nodes/shared/n8n/operation';
import { cellOf, isShown, rowsOf } from './parameters';
import { tableOf } from './table';

/** A section for every resource: what can be done, and what is asked for. */
export function resourceSections(registry: ShownRegistry): string {
	return Object.values(registry)
		.sort((a, b) => a.name.localeCompare(b.name))
		.map(({ name, operations }) => sectionOf(name, Object.values(operations)))
		.join('\n\n');
}

function sectionOf(name: string, operations: readonly ShownOperation[]): string {
	const sorted = [...operations].sort((a, b) => a.name.localeCompare(b.name));
	const done = sorted.map((one) => [one.name, cellOf(one.description)]);
	const asked = parametersOf(sorted);
	return [
		`### ${name}`,
		tableOf(['Operation', 'What it does'], done).join('\n'),
		...(asked.length === 0 ? [] : [tableOf(['Parameter', 'Of', 'Meaning'], asked).join('\n')]),
	].join('\n\n');
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
