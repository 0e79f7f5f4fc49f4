import type { ShownRegistry } from './operation';

/**
 * The part of an expression that turns a value into what people call it. n8n ends an expression at two
 * closing braces, so the names are one flat list.
 */
export const nameOf = (names: Readonly<Record<string, string>>, value: string): string =>
	`(${JSON.stringify(names)})[${value}]`;

/** The names of pick list entries by their values. */
export const namesOf = (
	entries: ReadonlyArray<{ name: string; value: string | number | boolean }>,
): Record<string, string> =>
	Object.fromEntries(entries.map(({ name, value }) => [String(value), name]));

/** The part of an expression that says what the chosen operation does: `Get many campaigns`. */
export function actionChosen(registry: ShownRegistry): string {
	const actions = Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(
			([operation, { action }]) => [`${resource}.${operation}`, action] as const,
		),
	);
	const chosen = '$parameter["resource"] + "." + $parameter["operation"]';
	return nameOf(Object.fromEntries(actions), chosen);
}
