import { readFileSync } from 'node:fs';
import type { INodeProperties, Themed } from 'n8n-workflow';
import path from 'node:path';

import { walk } from './properties';
import { propertyRules } from './propertyRules';
import { sourceOf } from './support';

/** The class a source file is named after, as n8n would make it from the compiled file. */
export function instance<T>(compiled: string): T {
	const source = sourceOf(compiled);
	const className = path.basename(source).split('.')[0] ?? '';
	const found = jest.requireActual<Record<string, new () => T>>(source)[className];
	if (found === undefined) throw new Error(`${source} exports no class ${className}`);
	return new found();
}

/** What the rules say against a panel, a line each. */
export const findings = (properties: INodeProperties[], rule: keyof typeof propertyRules) =>
	walk(properties).flatMap((located) =>
		(propertyRules[rule]?.(located) ?? []).map((finding) => `${located.where} ${finding}`),
	);

/** Two drawings of the same size, one for light and one for dark. */
export function expectIconPair(icon: Themed<string> | undefined, sourceFile: string): void {
	expect(icon).toEqual({
		light: expect.stringMatching(/^file:.*\.svg$/),
		dark: expect.stringMatching(/^file:.*\.dark\.svg$/),
	});
	const { light, dark } = icon as { light: string; dark: string };
	const drawing = (file: string) =>
		readFileSync(path.resolve(path.dirname(sourceFile), file.replace(/^file:/, '')), 'utf8');
	expect(drawing(light)).toContain('viewBox="0 0 60 60"');
	expect(drawing(dark)).toContain('viewBox="0 0 60 60"');
	expect(drawing(light)).not.toBe(drawing(dark));
}
