import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { registry } from '../../../nodes/Wevion/actions';
import { Wevion } from '../../../nodes/Wevion/Wevion.node';
import { MAPPING, TRACKER, USER } from '../../../nodes/shared/wevion/simple';
import { outputSchema } from '../../schema/outputSchema';
import { committedSchemas, versionFolder, type Schemas } from '../../schema/schemaFiles';
import { withoutSchema } from '../../schema/without';
import type { WevionSimulatorOptions } from '../../simulators/wevion';
import { ROWS } from './rows';
import { byId, Workspace } from './workspace';

/**
 * Wevion publishes no answer of its API, so a schema tells only what this package itself names: these
 * fields are there whatever Wevion calls its own.
 */
const OURS: Readonly<Record<string, readonly string[]>> = {
	'mapping.detect': Object.keys(MAPPING),
	'mapping.getAll': Object.keys(MAPPING),
	'mapping.setUp': Object.keys(MAPPING),
	'mapping.update': [
		...['saved', 'verified', 'total', 'added', 'changed', 'unchanged', 'vanishing'],
		...['missing', 'remaining', 'nextStep'],
	],
	'postback.getConfig': ['template', 'macros', 'tracker', 'trackerUrl', 'withoutMacro'],
	'postback.getCurrencies': ['currency'],
	'postback.sendConversion': ['sent', 'event', 'clickId', 'value', 'currency', 'answer'],
	'tracker.deleteAccess': ['memberId', 'deleted'],
	'tracker.getAll': Object.keys(TRACKER),
	'tracker.getUsers': Object.keys(USER),
	'tracker.testConnection': ['connected', 'saved', 'reason', 'message', 'advice', 'tracker'],
	'tracker.update': ['id'],
	'tracker.updateAccess': ['memberId', 'updated'],
};

/** Simplified rows of suggestions have no ID, and those that are saved no score: a list for each. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
	'mapping.detect': ['id', 'platform'],
	'mapping.getAll': ['score', 'reason'],
	'mapping.setUp': ['id', 'platform'],
};

/** Beside the rows: what comes before a confirmation. */
const MORE: Readonly<Record<string, readonly object[]>> = {
	'mapping.update': [
		{ configId: byId('trk-1'), mode: 'replace', given: 'json', mappingsJson: [], confirm: false },
	],
};

const folder = versionFolder(new Wevion().description.version as number);
const pathOf = (operation: string): string => `${folder}/${operation.replace('.', '/')}.json`;
const covered = Object.keys(OURS);

/** Wevion as it may be: with names in one style and lists bare, or in another and wrapped. */
const DIALECTS: readonly WevionSimulatorOptions[] = [
	{ style: 'camel', envelope: 'bare' },
	{ style: 'snake', envelope: 'data' },
];

async function itemsOf(operation: string, options: WevionSimulatorOptions): Promise<IDataObject[]> {
	const rows = ROWS.filter((row) => row.operation === operation).map((row) => row.parameters);
	const items: IDataObject[] = [];
	for (const parameters of [...rows, ...(MORE[operation] ?? [])]) {
		const workspace = await Workspace.start(options);
		try {
			const simple = 'simplify' in parameters ? { simplify: true } : {};
			const given = { ...parameters, ...simple } as INodeParameters;
			items.push(...(await workspace.ask(operation, given, { items: [{ url: workspace.url }] })));
		} finally {
			await workspace.simulator.stop();
		}
	}
	return items.map((item) => certainPart(operation, item));
}

/** Our own fields, and of what Wevion's own stand in no more than that they are there. */
function certainPart(operation: string, item: IDataObject): IDataObject {
	const known = (OURS[operation] ?? []).filter((name) => item[name] !== undefined);
	return Object.fromEntries(known.map((name) => [name, emptied(item[name])])) as IDataObject;
}

function emptied(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((part) => typeof part !== 'object');
	return typeof value === 'object' && value !== null ? {} : value;
}

const namesIn = (items: readonly IDataObject[]): string[] =>
	[...new Set(items.flatMap((item) => Object.keys(item)))].sort();

const produced: Schemas = {};
const namesBy = new Map<string, string[][]>();
let committed: Schemas;

beforeAll(async () => {
	for (const operation of covered) {
		const found: IDataObject[][] = [];
		for (const dialect of DIALECTS) found.push(await itemsOf(operation, dialect));
		namesBy.set(operation, found.map(namesIn));
		produced[pathOf(operation)] = outputSchema(found.flat());
	}
	committed = committedSchemas('Wevion', produced);
}, 120_000);

it.each(covered)('%s puts out what its schema says', (operation) =>
	expect(committed[pathOf(operation)]).toEqual(produced[pathOf(operation)]),
);

it.each(covered)(
	'%s has its own fields whatever Wevion calls those of its answers',
	(operation) => {
		const never = NEVER[operation] ?? [];
		const own = (OURS[operation] ?? []).filter((name) => !never.includes(name)).sort();
		expect(namesBy.get(operation)).toEqual(DIALECTS.map(() => own));
	},
);

it('is committed for every operation with fields of its own, and for no other', () => {
	const all = Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
	const open = withoutSchema('Wevion');
	expect(covered.sort()).toEqual(all.filter((name) => !(name in open)).sort());
	expect(Object.keys(committed).sort()).toEqual(covered.map(pathOf).sort());
});
