import type { INodeProperties } from 'n8n-workflow';
import { registry } from '../../../nodes/Keitaro/actions';
import { rows } from './rows';
import type { Exchange } from './rows/row';
import { runRow } from './runRow';
import { pathOf, ScriptedTracker } from './scriptedTracker';

const tracker = new ScriptedTracker();
let url: string;

beforeAll(async () => {
	url = await tracker.start();
});
afterAll(async () => await tracker.stop());

describe.each(rows.map((row, index) => [`${row.resource}: ${row.operation}`, index, row] as const))(
	'%s (row %i)',
	(_name, _index, row) => {
		it('sends exactly these requests and returns exactly these items', async () => {
			tracker.expect(row.exchanges);
			const output = await runRow(url, row);
			const sent = tracker.received().map(({ method, path, query, body }) => ({
				...{ method, path, query, body },
			}));
			expect(sent).toEqual(row.exchanges.map(expected));
			const items = output.map(({ json }) => json);
			if (row.partly) expect(items).toMatchObject(row.output);
			else expect(items).toEqual(row.output);
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
				row.output.map(() => ({ item: 0 })),
			);
		});
	},
);

/** What must arrive; compared in part where the row says so. */
function expected(exchange: Exchange) {
	const { method, query = {}, body, queryHas, bodyHas } = exchange;
	return {
		method,
		path: pathOf(exchange),
		query: queryHas === undefined ? query : expect.objectContaining(queryHas),
		body: bodyHas === undefined ? body : expect.objectContaining(bodyHas),
	};
}

/** Paths of the fields of a panel: `updateFields.name`, `parameters.items.name`. */
function pathsOf(fields: readonly INodeProperties[], before = ''): string[] {
	return fields.flatMap((field) => {
		if (field.type === 'notice') return [];
		const path = before + field.name;
		if (field.type !== 'collection' && field.type !== 'fixedCollection') return [path];
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return pathsOf(option.values, `${path}.${option.name}.`);
			return 'type' in option ? pathsOf([option], `${path}.`) : [];
		});
		return inner;
	});
}

function filledPaths(value: unknown, before = ''): string[] {
	if (Array.isArray(value)) return [before, ...value.flatMap((part) => filledPaths(part, before))];
	if (typeof value !== 'object' || value === null) return [before];
	return [
		before,
		...Object.entries(value).flatMap(([key, part]) =>
			filledPaths(part, before === '' ? key : `${before}.${key}`),
		),
	];
}

describe.each(
	Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([name, operation]) => [resource, name, operation] as const),
	),
)('%s: %s', (resource, name, operation) => {
	const own = rows.filter((row) => row.resource === resource && row.operation === name);

	it('has a row', () => expect(own.length).toBeGreaterThan(0));

	it('has every field filled in some row', () => {
		const filled = new Set(own.flatMap(({ parameters }) => filledPaths(parameters)));
		expect(pathsOf(operation.fields).filter((path) => !filled.has(path))).toEqual([]);
	});
});
