import { existsSync } from 'node:fs';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { manifest, readJson, registered, sourceOf } from './support';
import { instance } from './described';

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
	subcategories?: unknown;
	alias: string[];
	resources: Record<'primaryDocumentation' | 'credentialDocumentation', Array<{ url: string }>>;
}

/** The groups of n8n's node panel; a node with any other is found only by its name. */
const categories = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

describe.each(registered('nodes'))('%s', (compiled) => {
	const node = instance<INodeType>(compiled);
	const description: INodeTypeDescription = node.description;

	describe('codex', () => {
		const file = sourceOf(compiled).replace(/\.ts$/, '.json');
		const codex = () => readJson<Codex>(file);

		it('stands beside the node and names it', () => {
			expect(existsSync(file)).toBe(true);
			expect(codex()).toMatchObject({ node: `${manifest.name}.${description.name}` });
			expect(codex().codexVersion).toMatch(/^\d+\.\d+$/);
			expect(codex().nodeVersion).toMatch(/^\d+\.\d+$/);
		});

		it('puts the node into groups of the node panel', () => {
			expect(codex().categories.length).toBeGreaterThan(0);
			expect(codex().categories.filter((name) => !categories.includes(name))).toEqual([]);
			expect(codex().subcategories).toBeUndefined();
		});

		it('gives other words to find the node by', () => {
			const { alias } = codex();
			expect(alias.length).toBeGreaterThan(0);
			expect(new Set(alias).size).toBe(alias.length);
		});

		it('links the documentation of the node and of its credentials', () => {
			const { primaryDocumentation, credentialDocumentation = [] } = codex().resources;
			const addresses = [...primaryDocumentation, ...credentialDocumentation].map(({ url }) => url);
			expect(primaryDocumentation.length).toBeGreaterThan(0);
			if (description.credentials?.length)
				expect(credentialDocumentation.length).toBeGreaterThan(0);
			expect(addresses.filter((url) => !URL.canParse(url) || !url.startsWith('https://'))).toEqual(
				[],
			);
		});
	});
});
