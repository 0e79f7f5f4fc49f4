import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Keitaro } from '../../../nodes/Keitaro/Keitaro.node';
import { registry } from '../../../nodes/Keitaro/actions';
import type { KeitaroOperation } from '../../../nodes/Keitaro/actions/operation';
import { outputSchema } from '../../schema/outputSchema';
import { committedSchemas, versionFolder, type Schemas } from '../../schema/schemaFiles';
import { withoutSchema } from '../../schema/without';
import { rows } from './rows';
import { byId } from './rows/row';
import { runRow } from './runRow';
import { FROM_ROWS, SIMULATED } from './schemaCases';
import { ScriptedTracker } from './scriptedTracker';
import { SimulatedAccount } from './support/account';

const OPERATIONS = Object.entries(registry).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([name, operation]) => [resource, name, operation] as const),
);
const folder = versionFolder(new Keitaro().description.version as number);
const pathOf = (resource: string, name: string): string => `${folder}/${resource}/${name}.json`;
const covered = OPERATIONS.filter(
	([resource, name]) => !(`${resource}.${name}` in withoutSchema('Keitaro')),
);

const script = new ScriptedTracker();
let scriptUrl: string;
let produced: Schemas;
let committed: Schemas;

beforeAll(async () => {
	scriptUrl = await script.start();
	const schemas: Schemas = {};
	for (const [resource, name, operation] of covered) {
		const items = await itemsOf(resource, name, operation).catch((cause: unknown) => {
			throw new Error(`${resource}.${name} did not run: ${String(cause)}`, { cause });
		});
		if (items.length > 0) schemas[pathOf(resource, name)] = outputSchema(items);
	}
	produced = schemas;
	committed = committedSchemas('Keitaro', produced);
}, 120_000);
afterAll(async () => await script.stop());

/** The first of each kind of thing; whatever is optional stays as the panel has it. */
const firstOfAll = ({ fields }: KeitaroOperation): INodeParameters =>
	Object.fromEntries(
		fields.filter(({ type }) => type === 'resourceLocator').map(({ name }) => [name, byId(1)]),
	);

async function itemsOf(
	resource: string,
	name: string,
	operation: KeitaroOperation,
): Promise<IDataObject[]> {
	const isRow = [resource, `${resource}.${name}`].some((one) => FROM_ROWS.includes(one));
	return isRow ? await byRows(resource, name) : await bySimulator(resource, name, operation);
}

async function bySimulator(
	resource: string,
	name: string,
	operation: KeitaroOperation,
): Promise<IDataObject[]> {
	const { parameters = {}, before = [], from } = SIMULATED[`${resource}.${name}`] ?? {};
	const account = await SimulatedAccount.start({ conversions: 400 });
	try {
		let item: IDataObject = {};
		for (const [earlier, given] of before) [item = {}] = (await account.run(earlier, given)).items;
		const all = { ...firstOfAll(operation), ...parameters, ...from?.(item) };
		return (await account.run(`${resource}.${name}`, all)).items;
	} finally {
		await account.stop();
	}
}

/** Its rows, but those that ask for more fields than the panel does by itself. */
async function byRows(resource: string, name: string): Promise<IDataObject[]> {
	const items: IDataObject[] = [];
	for (const row of rows) {
		if (row.resource !== resource || row.operation !== name) continue;
		if (row.parameters.simplify === false) continue;
		script.expect(row.exchanges);
		items.push(...(await runRow(scriptUrl, row)).map(({ json }) => json));
	}
	return items;
}

it('is committed for every operation whose output has a shape, and for no other', () => {
	const expected = covered.map(([resource, name]) => pathOf(resource, name));
	expect(Object.keys(committed).sort()).toEqual(expected.sort());
});

it.each(covered.map(([resource, name]) => [`${resource}: ${name}`, pathOf(resource, name)]))(
	'%s puts out what its schema says',
	(_, path) => {
		expect(produced[path]).toBeDefined();
		expect(committed[path]).toEqual(produced[path]);
	},
);

it('names no operation that there is not', () => {
	const known = OPERATIONS.flatMap(([resource, name]) => [resource, `${resource}.${name}`]);
	const named = [...Object.keys(SIMULATED), ...FROM_ROWS];
	expect(named.filter((one) => !known.includes(one))).toEqual([]);
});
