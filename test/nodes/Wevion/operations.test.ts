import type { INodeProperties } from 'n8n-workflow';
import { registry } from '../../../nodes/Wevion/actions';
import { ROWS } from './rows';
import { Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});
afterEach(async () => {
	await workspace.stop();
	expect(workspace.simulator.faults).toEqual([]);
});

describe.each(ROWS.map((row, index) => [row.operation, index, row] as const))(
	'%s (row %i)',
	(operation, _index, { parameters, sent, output }) => {
		it('sends exactly these requests and returns exactly these items', async () => {
			const items = [{ url: workspace.url }];
			const result = await workspace.run(operation, parameters, { items });
			expect(
				workspace.sent().map((one) => ({ ...one, call: one.call.replace('/api/v1', '') })),
			).toEqual(sent);
			const right = typeof output === 'function' ? output(workspace) : output;
			expect(result.output.map(({ json }) => json)).toEqual(right);
			expect(result.output.map(({ pairedItem }) => pairedItem)).toEqual(
				right.map(() => ({ item: 0 })),
			);
			const isCut = parameters.returnAll === false && right.length >= Number(parameters.limit);
			expect(result.hints).toEqual(isCut ? [expect.stringContaining('its limit of')] : []);
		});
	},
);

/** Fields of a panel and of the collections in it: `limit`, `options.path`. */
function pathsOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap((field) => {
		if (field.type === 'notice') return [];
		if (field.type !== 'collection') return [field.name];
		return (field.options ?? []).map(({ name }) => `${field.name}.${name}`);
	});
}

describe.each(
	Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(
			([name, { fields }]) => [`${resource}.${name}`, fields] as const,
		),
	),
)('%s', (operation, fields) => {
	const own = ROWS.filter((row) => row.operation === operation);

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
	const known = Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
	expect(ROWS.map(({ operation }) => operation).filter((name) => !known.includes(name))).toEqual(
		[],
	);
});
