import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { filesBelow, root } from '../support';

/** The runtime code as TypeScript sees it, types included. */
export function programOf(folder: string): ts.Program {
	const config = path.join(root, 'tsconfig.json');
	const parsed: unknown = JSON.parse(readFileSync(config, 'utf8'));
	const { compilerOptions } = parsed as { compilerOptions: object };
	const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);
	const below = path.join(root, folder);
	const files = filesBelow(below)
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.join(below, file));
	return ts.createProgram(files, options);
}

/** Everything in a file, from the outside in. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
	yield node;
	const children: ts.Node[] = [];
	node.forEachChild((child) => {
		children.push(child);
	});
	for (const child of children) yield* nodesIn(child);
}

/** A source file and all of this package that it needs, step by step. */
export function closureOf(program: ts.Program, file: string): ts.SourceFile[] {
	const checker = program.getTypeChecker();
	const first = program.getSourceFile(file);
	if (first === undefined) throw new Error(`${file} is not among the sources`);
	const found = new Set([first]);
	for (const source of found) {
		for (const statement of source.statements) {
			const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
			if (!isImport || statement.moduleSpecifier === undefined) continue;
			const module = checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
			if (module === undefined || !ts.isSourceFile(module)) continue;
			if (!module.fileName.includes('node_modules')) found.add(module);
		}
	}
	return [...found];
}
