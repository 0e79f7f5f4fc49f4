import ts from 'typescript';

/** A part of a name that is known only when the code runs, such as the index of a row. */
export const ANY = '*';

/**
 * The texts that an expression can be; undefined where that cannot be told. Follows constants, types of
 * literals and templates.
 */
export function textsOf(expression: ts.Expression, checker: ts.TypeChecker): string[] | undefined {
	if (ts.isTemplateExpression(expression)) return textsOfTemplate(expression, checker);
	if (ts.isConditionalExpression(expression)) {
		const ways = [expression.whenTrue, expression.whenFalse].map((way) => textsOf(way, checker));
		return ways.every((way) => way === undefined) ? undefined : ways.flatMap((way) => way ?? [ANY]);
	}
	const type = checker.getTypeAtLocation(expression);
	const types = type.isUnion() ? type.types : [type];
	const known = types.filter((one) => (one.flags & ts.TypeFlags.Undefined) === 0);
	return known.every((one) => one.isStringLiteral())
		? known.map((one) => (one as ts.StringLiteralType).value)
		: undefined;
}

function textsOfTemplate(
	{ head, templateSpans }: ts.TemplateExpression,
	checker: ts.TypeChecker,
): string[] {
	let texts = [head.text];
	for (const { expression, literal } of templateSpans) {
		const parts = textsOf(expression, checker) ?? [ANY];
		texts = texts.flatMap((text) => parts.map((part) => `${text}${part}${literal.text}`));
	}
	return texts;
}

/** Whether a text is one of those that an expression can be; to be anything says nothing. */
export const isAmong = (text: string, texts: Iterable<string>): boolean =>
	[...texts].some((one) => one === text || (one !== ANY && fits(text, one.split(ANY))));

function fits(text: string, [first = '', ...parts]: readonly string[]): boolean {
	const last = parts.at(-1);
	return last !== undefined && text.startsWith(first) && text.endsWith(last);
}
