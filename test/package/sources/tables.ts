import ts from 'typescript';

import { textsOf } from './names';
import { nodesIn } from './program';

/** Types of a row that ties a parameter to what is made of it, and keeps them from drifting apart. */
const ROW_TYPES = new Set(['WriteField']);
/** Fields of other rows that hold a parameter, which is then read by its own name. */
const HOLDERS = new Set(['property', 'standard', 'byEvent', 'field', 'fields']);

/**
 * Names of parameters that stand in a row beside what reads them: `param.text(row.property.name)` reads
 * whatever the row declares.
 */
export function namesInTables(source: ts.SourceFile, checker: ts.TypeChecker): string[] {
	return [...nodesIn(source)].flatMap((node) => {
		if (ts.isCallExpression(node)) {
			const type = checker.getTypeAtLocation(node).getSymbol()?.name ?? '';
			if (!ROW_TYPES.has(type)) return [];
			const objects = node.arguments.slice(1).filter(ts.isObjectLiteralExpression);
			return [...node.arguments.slice(0, 1), ...objects].flatMap((one) => nameIn(one, checker));
		}
		const holds =
			ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && HOLDERS.has(node.name.text);
		return holds ? nameIn(node.initializer, checker) : [];
	});
}

/** The name that a parameter is declared with, or is told as a text. */
function nameIn(expression: ts.Expression, checker: ts.TypeChecker): string[] {
	if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) {
		return textsOf(expression, checker) ?? [];
	}
	if (ts.isIdentifier(expression)) {
		const declaration = checker.getSymbolAtLocation(expression)?.valueDeclaration;
		const initializer =
			declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
		return initializer === undefined ? [] : nameIn(initializer, checker);
	}
	if (!ts.isObjectLiteralExpression(expression)) return [];
	return expression.properties.flatMap((property) =>
		ts.isPropertyAssignment(property) && property.name.getText() === 'name'
			? nameIn(property.initializer, checker)
			: [],
	);
}
