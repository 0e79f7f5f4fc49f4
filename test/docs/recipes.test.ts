import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../live/paths';
import { panelNames } from './panelNames';

/** What belongs to n8n itself: its nodes, and words of its editor that recipes need. */
const OF_N8N: ReadonlySet<string> = new Set([
	...['Edit Fields', 'Execute Sub-workflow', 'Filter', 'If', 'Remove Duplicates', 'Switch', 'Wait'],
	...[
		'Error Workflow',
		'Execute Once',
		'Fetch Test Event',
		'Include Other Input Fields',
		'Poll Times',
	],
]);

const text = readFileSync(join(root, 'docs/recipes.md'), 'utf8');
// Code may hold underscores of its own.
const words = text.replace(/```[\s\S]*?```|`[^`]*`/g, '');
const named = [...words.matchAll(/(?<!\w)_([^_\n]+)_(?!\w)/g)].map(([, name = '']) => name);

it('names in its recipes only what a person finds in the panels', async () => {
	const known = await panelNames();
	const unknown = [...new Set(named)].filter((name) => !known.has(name) && !OF_N8N.has(name));
	expect(unknown).toEqual([]);
});

it('has recipes that name something', () => expect(named.length).toBeGreaterThan(100));

it('knows no name of n8n that no recipe uses', () =>
	expect([...OF_N8N].filter((name) => !named.includes(name))).toEqual([]));

it('leads to every recipe from its table of contents', () => {
	const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	const linked = [...text.matchAll(/^- \[(.+)\]\(#.+\)$/gm)].map(([, heading]) => heading);
	expect(linked).toEqual(headings);
});
