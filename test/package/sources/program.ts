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
