import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '../../../nodes/Keitaro/actions';

interface Row {
	number: number;
	old: string;
	now: string;
	note: string;
}

const text = readFileSync(join(__dirname, '../../../docs/keitaro-72-actions.md'), 'utf8');

const rows: Row[] = [...text.matchAll(/^\| (\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
	([, number, old = '', now = '', note = '']) => ({ number: Number(number), old, now, note }),
);

const operations = new Set(
	Object.values(registry).flatMap(({ name, operations: own }) =>
		Object.values(own).map((operation) => `${name} → ${operation.name}`),
	),
);

/** Operations named anywhere in a text, as far as a name can be told from the words around it. */
const namedIn = (note: string) =>
	[...note.matchAll(/((?:[A-Z][\w-]+ )?[A-Z][\w-]+) → /g)].map(({ index, 0: start }) => ({
		resource: start.replace(/ → $/, ''),
		rest: note.slice(index),
	}));

describe('The table of the 72 actions', () => {
	it('has each of them once', () => {
		expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 72 }, (_, at) => at + 1));
		expect(new Set(rows.map(({ old }) => old)).size).toBe(72);
		expect(new Set(rows.map(({ old }) => old.split(':')[0])).size).toBe(17);
	});

	it('answers at least 58 by an operation, and says so', () => {
		const answered = rows.filter(({ now }) => now !== '–').length;
		expect(answered).toBeGreaterThanOrEqual(58);
		expect(text).toContain(`${answered} are answered by an operation`);
	});

	it.each(rows.filter(({ now }) => now !== '–'))('$old: $now exists', ({ now }) => {
		expect(operations).toContain(now);
	});

	it.each(rows.filter(({ now }) => now === '–'))('$old: says what to do instead', ({ note }) => {
		expect(note).toMatch(/Maintenance → Settings|[A-Z][\w ]+ → [A-Z]/);
	});

	it.each(rows.filter(({ note }) => note.includes('→')))(
		'$old: names only what exists',
		({ note }) => {
			const resources = new Set(Object.values(registry).map(({ name }) => name));
			const named = namedIn(note).filter(({ resource }) => resources.has(resource));
			const unknown = named.filter(
				({ rest }) => ![...operations].some((operation) => rest.startsWith(operation)),
			);
			expect(unknown).toEqual([]);
		},
	);
});
