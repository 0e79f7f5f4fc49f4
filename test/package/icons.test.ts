import { readFileSync } from 'node:fs';
import path from 'node:path';

import { filesBelow, root } from './support';

const folder = path.join(root, 'icons');
const files = filesBelow(folder);
const names = files
	.filter((file) => !file.endsWith('.dark.svg'))
	.map((file) => file.replace(/\.svg$/, ''));

const drawing = (file: string) => readFileSync(path.join(folder, file), 'utf8');

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
	const channel = (at: number) => {
		const share = parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

describe('contrast', () => {
	it.each([
		['#000000', '#ffffff', 21],
		['#777777', '#ffffff', 4.48],
		['#ffffff', '#ffffff', 1],
	])('of %s on %s is %d', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 2));
});

describe.each(names)('the icon %s', (name) => {
	const [light, dark] = [`${name}.svg`, `${name}.dark.svg`];

	it('comes as a pair that differs', () => {
		expect(files).toContain(dark);
		expect(drawing(light)).not.toBe(drawing(dark));
	});

	it.each([light, dark])('%s is a square drawing without anything loaded or run', (file) => {
		expect(drawing(file)).toContain('viewBox="0 0 60 60"');
		expect(drawing(file)).not.toMatch(/<(script|image|use|style|foreignObject|text)\b|href|url\(/);
	});

	// 3:1 is what WCAG 2.2 asks of graphics. The grey is the canvas of n8n's dark theme.
	it.each([
		[light, '#ffffff'],
		[dark, '#2d2e32'],
	])('%s can be seen on %s', (file, background) => {
		const colours = [...new Set(drawing(file).match(/#[0-9a-f]{6}\b/gi))];
		expect(colours.length).toBeGreaterThan(1);
		expect(colours.filter((colour) => contrast(colour, background) < 3)).toEqual([]);
	});
});
