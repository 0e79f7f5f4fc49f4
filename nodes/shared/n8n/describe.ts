import type { INodeProperties } from 'n8n-workflow';
import { byName } from './byName';
import type { ShownRegistry } from './operation';

/** The panel of a node: resource, operation, and the fields of each operation where it is chosen. */
export function describe(registry: ShownRegistry, first: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: Object.entries(registry)
				.map(([value, { name }]) => ({ name, value }))
				.sort(byName),
			default: first,
		},
		...Object.keys(registry).map((resource) => operationsOf(registry, resource)),
		...Object.entries(registry).flatMap(([resource, { operations }]) =>
			Object.entries(operations).flatMap(([operation, { fields }]) =>
				fields.map((field) => shownFor(field, resource, operation)),
			),
		),
	];
}

function operationsOf(registry: ShownRegistry, resource: string): INodeProperties {
	const options = Object.entries(registry[resource]?.operations ?? {})
		.map(([value, { name, action, description }]) => ({ name, value, action, description }))
		.sort(byName);
	const usual = options.find(({ value }) => value === 'getAll')?.value ?? options[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: usual,
	};
}

function shownFor(field: INodeProperties, resource: string, operation: string): INodeProperties {
	const { show, ...others } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: { ...others, show: { ...show, resource: [resource], operation: [operation] } },
	};
}
