import ts from 'typescript';

import { nodesIn } from './program';

/** Fields of a parameter's own declaration: to stand there is not to be read. */
const DECLARING = new Set(['name', 'displayName', 'description', 'placeholder', 'displayOptions']);

/**
 * Names that the code takes from objects, by a dot, by unpacking or by a text: or keys of tables by which
 * they are: how the fields of a collection are read once the collection has been.
 */
export function namesTaken(source: ts.SourceFile): string[] {
	const names: string[] = [];
	const look = (node: ts.Node): void => {
		if (ts.isPropertyAssignment(node)) {
			if (DECLARING.has(node.name.getText())) return;
			names.push(node.name.getText());
		}
		if (ts.isPropertyAccessExpression(node)) names.push(node.name.text);
		if (ts.isBindingElement(node)) names.push((node.propertyName ?? node.name).getText());
		if (ts.isStringLiteralLike(node)) names.push(node.text);
		node.forEachChild(look);
	};
	look(source);
	return names;
}

/** The functions that a method of a node leads to, itself included. */
export function functionsFrom(method: ts.Node, checker: ts.TypeChecker): Set<ts.Node> {
	const found = new Set([method]);
	for (const one of found) {
		for (const node of nodesIn(one)) {
			if (!ts.isCallExpression(node)) continue;
			const called = checker.getResolvedSignature(node)?.declaration;
			if (called !== undefined && !called.getSourceFile().isDeclarationFile) found.add(called);
		}
	}
	return found;
}
