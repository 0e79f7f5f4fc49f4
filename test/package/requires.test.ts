import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { builtFolder, filesBelow, root } from './support';

/**
 * What n8n provides to a community node at run time. The lint rule of the same purpose also lets
 * through every module listed in devDependencies, and those are not there in an installation.
 */
const provided = new Set(['n8n-workflow', 'luxon', 'crypto', 'node:crypto']);

/** Module ids that a script loads; `<computed>` where the id is not a literal. */
function loadedModules(script: string): string[] {
	const ids: string[] = [];
	const idOf = (node: ts.Node | undefined) =>
		node !== undefined && ts.isStringLiteralLike(node) ? node.text : '<computed>';

	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			ids.push(idOf(node.arguments[0]));
		} else if (ts.isIdentifier(node) && node.text === 'require') {
			const { parent } = node;
			if (ts.isCallExpression(parent) && parent.expression === node) {
				ids.push(idOf(parent.arguments[0]));
			} else if (!ts.isPropertyAccessExpression(parent) || parent.expression === node) {
				// Passed on, aliased or `require.resolve`: what it loads cannot be told.
				ids.push('<computed>');
			}
		} else if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
			if (node.moduleSpecifier) ids.push(idOf(node.moduleSpecifier));
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('script.js', script, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
	return ids;
}

/** Whether a relative id, asked for by a file, is a file of the build. */
function isOwnFile(dist: string, file: string, id: string): boolean {
	if (!/^\.\.?(\/|$)/.test(id)) return false;
	const target = path.resolve(path.dirname(file), id);
	if (!target.startsWith(dist + path.sep)) return false;
	const candidates = [`${target}.js`, path.join(target, 'index.js')];
	return /\.(js|json)$/.test(target) ? existsSync(target) : candidates.some(existsSync);
}

describe('reading the modules a script loads', () => {
	it.each([
		["const a = require('luxon')", ['luxon']],
		["import('axios')", ['axios']],
		['import fs from "fs"; export * from "./a"', ['fs', './a']],
		['require(name); import(name)', ['<computed>', '<computed>']],
		["const load = require; load('fs')", ['<computed>']],
		["require.resolve('fs')", ['<computed>']],
		["Promise.resolve().then(() => require('zod'))", ['zod']],
		['const text = "require(\'fs\')"; options.require = true', []],
	])('%s', (script, ids) => expect(loadedModules(script)).toEqual(ids));
});

describe('the build', () => {
	it('loads nothing that n8n does not provide', () => {
		const dist = builtFolder();
		const scripts = filesBelow(dist).filter((file) => /\.[cm]?js$/.test(file));
		expect(scripts.length).toBeGreaterThan(0);

		const foreign = scripts.flatMap((script) => {
			const file = path.join(dist, script);
			return loadedModules(readFileSync(file, 'utf8'))
				.filter((id) => !provided.has(id) && !isOwnFile(dist, file, id))
				.map((id) => `dist/${script} loads ${id}`);
		});
		expect(foreign).toEqual([]);
	});

	it('has an entry script that loads nothing at all', () => {
		expect(loadedModules(readFileSync(path.join(root, 'index.js'), 'utf8'))).toEqual([]);
	});
});
