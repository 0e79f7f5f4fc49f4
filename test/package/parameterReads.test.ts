import type { INodeProperties, INodeType } from 'n8n-workflow';
import path from 'node:path';
import type ts from 'typescript';

import { walk } from './properties';
import { ANY, isAmong } from './sources/names';
import { functionsFrom, namesTaken } from './sources/mentions';
import { closureOf, programOf } from './sources/program';
import { readsIn, type ParameterRead } from './sources/reads';
import { namesInTables } from './sources/tables';
import { registered, root, slow, sourceOf } from './support';

let program: ts.Program;
let reads: ParameterRead[];

beforeAll(() => {
	program = programOf('nodes');
	reads = readsIn(program, 'nodes');
}, slow);

const placeIn = (file: string): string => path.relative(root, file).split(path.sep).join('/');

/** What the code of a node reads, and what it and its panel are made of. */
function nodeOf(compiled: string) {
	const source = sourceOf(compiled);
	const className = path.basename(source).split('.')[0] ?? '';
	const classes = jest.requireActual<Record<string, new () => INodeType>>(source);
	const found = classes[className];
	if (found === undefined) throw new Error(`${source} exports no class ${className}`);
	const { properties } = new found().description;
	const sources = closureOf(program, source);
	const files = new Set(sources.map(({ fileName }) => placeIn(fileName)));
	const folder = path.dirname(placeIn(source));
	return { properties, sources, folder, reads: reads.filter(({ file }) => files.has(file)) };
}

/** Shows something and asks for nothing. */
const shownOnly = ['notice', 'callout', 'hidden'];

describe.each(registered('nodes'))('%s', (compiled) => {
	it('reads every parameter that its panel asks for', () => {
		const node = nodeOf(compiled);
		const checker = program.getTypeChecker();
		const read = new Set([
			...node.reads.flatMap(({ paths = [] }) => paths.map((one) => one.split('.')[0])),
			...node.sources.flatMap((source) => namesInTables(source, checker)),
		]);
		const asked = node.properties.filter(({ type }) => !shownOnly.includes(type));
		const unread = asked.map(({ name }) => name).filter((name) => !read.has(name));
		expect([...new Set(unread)]).toEqual([]);
	});

	it('takes every field that can be added to a collection', () => {
		const { properties, sources, reads: own } = nodeOf(compiled);
		const checker = program.getTypeChecker();
		const taken = new Set([
			...own.flatMap(({ paths = [] }) => paths.flatMap((one) => one.split('.'))),
			...sources.flatMap((source) => [...namesInTables(source, checker), ...namesTaken(source)]),
		]);
		const fields = walk(properties).filter(
			({ property, inside }) => inside.length > 0 && !shownOnly.includes(property.type),
		);
		const left = fields.filter(({ property }) => !isAmong(property.name, taken));
		expect([...new Set(left.map(({ where }) => where))]).toEqual([]);
	});

	it('loads its lists anew when what they depend on changes', () => {
		const { properties, folder } = nodeOf(compiled);
		const wrong = walk(properties).flatMap(({ property, where }) =>
			listsOf(property).flatMap(([kind, method]) => {
				const { loadOptionsDependsOn: told = [] } = property.typeOptions ?? {};
				const known = told.map((one) => one.replace(/\.value$/, ''));
				return readBy(path.join(root, folder, 'methods', `${kind}.ts`), method)
					.filter((name) => !known.includes(name))
					.map((name) => `${where} depends on ${name}`);
			}),
		);
		expect([...new Set(wrong)]).toEqual([]);
	});
});

/** The methods that a parameter's lists come from. */
const listsOf = ({ typeOptions, modes = [] }: INodeProperties): Array<[string, string]> => [
	...(typeOptions?.loadOptionsMethod
		? [['loadOptions', typeOptions.loadOptionsMethod] as [string, string]]
		: []),
	...modes.flatMap(
		({ typeOptions: ofMode }): Array<[string, string]> =>
			ofMode?.searchListMethod ? [['listSearch', ofMode.searchListMethod]] : [],
	),
];

/** Parameters that a method reads, itself and by what it calls. */
function readBy(file: string, method: string): string[] {
	const checker = program.getTypeChecker();
	const module = program.getSourceFile(file);
	const exports = module && checker.getSymbolAtLocation(module);
	const symbol = exports && checker.getExportsOfModule(exports).find(({ name }) => name === method);
	if (symbol?.valueDeclaration === undefined) throw new Error(`${file} has no ${method}`);
	const functions = [...functionsFrom(symbol.valueDeclaration, checker)];
	return reads
		.filter(({ name }) => functions.some((one) => contains(one, name)))
		.flatMap(({ paths = [] }) => paths);
}

const contains = (outer: ts.Node, inner: ts.Node): boolean =>
	outer.getSourceFile() === inner.getSourceFile() &&
	outer.pos <= inner.pos &&
	inner.end <= outer.end;

it('reads no parameter that no panel has', () => {
	const panels = registered('nodes').map((compiled) => {
		const { properties, folder } = nodeOf(compiled);
		return { folder, places: placesOf(properties) };
	});
	const everywhere = new Set(panels.flatMap(({ places }) => [...places]));
	const unknown = reads.flatMap(({ file, where, paths = [] }) => {
		const own = panels.find(({ folder }) => file.startsWith(`${folder}/`))?.places;
		return paths
			.filter((one) => !one.includes(ANY) && !(own ?? everywhere).has(one))
			.map((one) => `${where} reads ${one}`);
	});
	expect(unknown).toEqual([]);
});

it('can tell what is read, but where a table of parameters is gone through', () => {
	const open = reads.filter(({ paths }) => paths === undefined || paths.includes(ANY));
	expect(open.map(({ file }) => file).sort()).toEqual([
		'nodes/Keitaro/actions/common/writing.ts',
		'nodes/Keitaro/actions/integration/index.ts',
		'nodes/Wevion/actions/common/options.ts',
		'nodes/shared/platforms/idsByEvent.ts',
	]);
	expect(reads.length).toBeGreaterThan(200);
});

const placesOf = (properties: INodeType['description']['properties']): Set<string> =>
	new Set(walk(properties).map(({ where }) => where));
