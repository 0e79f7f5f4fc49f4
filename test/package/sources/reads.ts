import path from 'node:path';
import ts from 'typescript';

import { root } from '../support';
import { textsOf } from './names';
import { nodesIn } from './program';

/** One place at which the code reads a parameter. */
export interface ParameterRead {
	/** `nodes/X/y.ts:12` */
	where: string;
	file: string;
	/** What is given as the name. */
	name: ts.Expression;
	/** Paths it can read, such as `options.timeZone`; undefined where only the run tells. */
	paths: string[] | undefined;
}

/** An argument of a function, or the property of one, that is read as the name of a parameter. */
type Argument = Readonly<{ reader: ts.Node; index: number; property?: string }>;

/** n8n's own ways to read a parameter, all with its name first. */
const N8N_READERS = /^get(Current)?NodeParameter$/;
/** Our types of a function that reads one, by the name of the type or of the property that has it. */
const READING_TYPES = new Set(['Read', 'param']);

/**
 * Every place under a folder at which the code reads a parameter. A function that hands its own argument
 * on as the name of a parameter reads it where it is called.
 */
export function readsIn(program: ts.Program, folder: string): ParameterRead[] {
	const checker = program.getTypeChecker();
	const sources = program
		.getSourceFiles()
		.filter(({ fileName }) => fileName.startsWith(path.join(root, folder)));
	const calls = sources.flatMap((source) => [...nodesIn(source)].filter(ts.isCallExpression));
	const called = calls.map((call) => ({
		call,
		declaration: checker.getResolvedSignature(call)?.declaration,
	}));
	const handedOn: Argument[] = [];
	const reads: ParameterRead[] = [];
	const seen = new Set<ts.Expression>();

	const nameArguments = (call: ts.CallExpression, declaration: ts.Node | undefined) => {
		if (isReader(call, declaration)) return call.arguments.slice(0, 1);
		return handedOn
			.filter(({ reader }) => reader === declaration)
			.flatMap(({ index, property }) => partOf(call.arguments[index], property) ?? []);
	};

	for (let before = -1; before !== handedOn.length + seen.size; ) {
		before = handedOn.length + seen.size;
		for (const { call, declaration } of called) {
			for (const name of nameArguments(call, declaration)) {
				if (seen.has(name)) continue;
				seen.add(name);
				const own = parameterOf(name, checker);
				const isOpen = textsOf(name, checker) === undefined;
				if (own !== undefined && isOpen) handedOn.push(own);
				else reads.push(readAt(name, checker));
			}
		}
	}
	return reads;
}

function isReader(call: ts.CallExpression, declaration: ts.Node | undefined): boolean {
	const { expression } = call;
	if (ts.isPropertyAccessExpression(expression) && N8N_READERS.test(expression.name.text)) {
		return true;
	}
	const named = declaration?.parent;
	if (named === undefined || !ts.isTypeNode(declaration as ts.Node)) {
		return isSignatureOf(declaration);
	}
	return ts.isPropertySignature(named) && READING_TYPES.has(named.name.getText());
}

/** The call signature of one of our reading types. */
function isSignatureOf(declaration: ts.Node | undefined): boolean {
	const parent = declaration?.parent;
	return (
		declaration !== undefined &&
		ts.isCallSignatureDeclaration(declaration) &&
		parent !== undefined &&
		ts.isInterfaceDeclaration(parent) &&
		READING_TYPES.has(parent.name.text)
	);
}

/** The function and the place of the argument that an expression is, or is a property of. */
function parameterOf(expression: ts.Expression, checker: ts.TypeChecker): Argument | undefined {
	const isPart = ts.isPropertyAccessExpression(expression);
	const whole = isPart ? expression.expression : expression;
	if (!ts.isIdentifier(whole)) return undefined;
	const declaration = checker.getSymbolAtLocation(whole)?.valueDeclaration;
	if (declaration === undefined || !ts.isParameter(declaration)) return undefined;
	const reader = declaration.parent;
	const index = reader.parameters.indexOf(declaration);
	return { reader, index, ...(isPart && { property: expression.name.text }) };
}

/** An argument, or the property of an argument that is written out. */
function partOf(argument: ts.Expression | undefined, property?: string): ts.Expression | undefined {
	if (argument === undefined || property === undefined) return argument;
	if (!ts.isObjectLiteralExpression(argument)) return undefined;
	const part = argument.properties.find(({ name }) => name?.getText() === property);
	return part && ts.isPropertyAssignment(part) ? part.initializer : undefined;
}

function readAt(name: ts.Expression, checker: ts.TypeChecker): ParameterRead {
	const source = name.getSourceFile();
	const file = path.relative(root, source.fileName).split(path.sep).join('/');
	const { line } = source.getLineAndCharacterOfPosition(name.getStart());
	const paths = textsOf(name, checker)?.map((text) => text.replace(/\[[^\]]*\]/g, ''));
	return { where: `${file}:${line + 1}`, file, name, paths };
}
