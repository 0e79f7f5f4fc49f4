import type { INodeParameters, INodeProperties } from 'n8n-workflow';

type Registry = Record<
	string,
	{ operations: Record<string, { fields: readonly INodeProperties[] }> }
>;

/** Fields of a panel and of the collections in it: `limit`, `options.path`. */
function pathsOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap((field) => {
		if (field.type === 'notice') return [];
		if (field.type !== 'collection') return [field.name];
		return (field.options ?? []).map(({ name }) => `${field.name}.${name}`);
	});
}

/** Checks that the rows of a test run each operation of a node, as `resource.operation`, with each of its fields. */
export function itRunsEveryField(
	registry: Registry,
	rows: ReadonlyArray<{ operation: string; parameters: INodeParameters }>,
): void {
	const operations = Object.entries(registry).flatMap(([resource, { operations: own }]) =>
		Object.entries(own).map(([name, { fields }]) => [`${resource}.${name}`, fields] as const),
	);

	describe.each(operations)('%s', (operation, fields) => {
		const own = rows.filter((row) => row.operation === operation);

		it('has a row', () => expect(own.length).toBeGreaterThan(0));

		it('has every field filled in some row', () => {
			const filled = own.flatMap(({ parameters }) =>
				Object.entries(parameters).flatMap(([name, value]) => [
					name,
					...Object.keys(value ?? {}).map((inner) => `${name}.${inner}`),
				]),
			);
			expect(pathsOf(fields).filter((path) => !filled.includes(path))).toEqual([]);
		});
	});

	it('every row is of an operation that there is', () => {
		const known: readonly string[] = operations.map(([name]) => name);
		const named = rows.map(({ operation }) => operation);
		expect(named.filter((name) => !known.includes(name))).toEqual([]);
	});
}
