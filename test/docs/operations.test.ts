import { readFileSync } from 'node:fs';
import path from 'node:path';
import { registry as keitaro } from '../../nodes/Keitaro/actions';
import type { ShownRegistry } from '../../nodes/shared/n8n/operation';
import { everything as trackerHub } from '../../nodes/TrackerHub/actions';
import { registry as wevion } from '../../nodes/Wevion/actions';
import { root } from '../package/support';

const pageOf = (name: string): string =>
	readFileSync(path.join(root, 'docs', 'nodes', `${name}.md`), 'utf8');

/** The part of a page under the heading of a resource. */
const sectionIn = (name: string) => (resource: string) => {
	const [, section = ''] = pageOf(name).split(`\n### ${resource}\n`);
	return section.split('\n### ')[0] ?? '';
};

/** The page to which the row of a resource leads. */
const pageFrom = (name: string) => (resource: string) => {
	const row = new RegExp(`^\\| \\[${resource}\\]\\((.+?)\\.md\\) `, 'm').exec(pageOf(name));
	if (row?.[1] === undefined) throw new Error(`No row leads to ${resource}`);
	return pageOf(row[1]);
};

describe.each<[string, ShownRegistry, (resource: string) => string]>([
	['keitaro', keitaro, pageFrom('keitaro')],
	['tracker-hub', trackerHub, sectionIn('tracker-hub')],
	['wevion', wevion, sectionIn('wevion')],
])('docs/nodes/%s.md', (_name, registry, textOf) => {
	it.each(Object.values(registry))(
		'tells every operation of $name',
		({ name: resource, operations }) => {
			const text = textOf(resource);
			const untold = Object.values(operations).filter(
				(operation) => !text.includes(`\n| ${operation.name} `),
			);
			expect(untold.map((operation) => operation.name)).toEqual([]);
		},
	);
});
