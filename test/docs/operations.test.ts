import { readFileSync } from 'node:fs';
import path from 'node:path';
import { registry as keitaro } from '../../nodes/Keitaro/actions';
import type { ShownRegistry } from '../../nodes/shared/n8n/operation';
import { everything as trackerHub } from '../../nodes/TrackerHub/actions';
import { registry as wevion } from '../../nodes/Wevion/actions';
import { root } from '../package/support';

/** The part of a page under the heading of a resource. */
function sectionOf(page: string, resource: string): string {
	const [, section = ''] = page.split(`\n### ${resource}\n`);
	return section.split('\n### ')[0] ?? '';
}

describe.each<[string, ShownRegistry]>([
	['keitaro', keitaro],
	['tracker-hub', trackerHub],
	['wevion', wevion],
])('docs/nodes/%s.md', (name, registry) => {
	const page = readFileSync(path.join(root, 'docs', 'nodes', `${name}.md`), 'utf8');

	it.each(Object.values(registry))(
		'tells every operation of $name',
		({ name: resource, operations }) => {
			const section = sectionOf(page, resource);
			const untold = Object.values(operations).filter(
				(operation) => !section.includes(`\n| ${operation.name} `),
			);
			expect(untold.map((operation) => operation.name)).toEqual([]);
		},
	);
});
