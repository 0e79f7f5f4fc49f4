import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { INodeTypeDescription, KnownNodesAndCredentials } from 'n8n-workflow';
import path from 'node:path';

import type { PackedPackage } from './support';
import {
	filesBelow,
	manifest,
	packPackage,
	productionEnvironment,
	readJson,
	registered,
	root,
	slow,
} from './support';

interface LoadedCredential {
	name: string;
	displayName: string;
	iconUrl?: { light: string; dark: string };
	hasTest: boolean;
	supportedNodes: string[];
}

interface LoadedPackage {
	known: KnownNodesAndCredentials;
	nodes: INodeTypeDescription[];
	credentials: LoadedCredential[];
}

let packed: PackedPackage;
let loaded: LoadedPackage;

/** What an installation gets, loaded the way n8n loads it: its own modules come by NODE_PATH. */
beforeAll(() => {
	packed = packPackage();
	const resultFile = path.join(packed.folder, '..', 'loaded.json');
	execFileSync(process.execPath, [path.join(__dirname, 'load.cjs'), packed.folder, resultFile], {
		encoding: 'utf8',
		env: productionEnvironment({
			NODE_PATH: path.join(root, 'node_modules'),
			// n8n-core prepares its settings folder at load; it must not be the developer's own.
			N8N_USER_FOLDER: path.join(packed.folder, '..'),
		}),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	loaded = readJson<LoadedPackage>(resultFile);
}, slow);
afterAll(() => packed?.remove());

const className = (file: string) => path.basename(file).split('.')[0];
const byPath = (known: Record<string, { sourcePath: string; className: string }>) =>
	Object.values(known)
		.map(({ sourcePath, className: name }) => [sourcePath, name])
		.sort();
const expected = (files: string[]) => files.map((file) => [file, className(file)]).sort();

/** `icons/<package>/dist/icons/x.svg`, the address the editor asks for → the picture. */
function picture(url: string): string {
	const prefix = `icons/${manifest.name}/`;
	expect(url.startsWith(prefix)).toBe(true);
	return readFileSync(path.join(packed.folder, url.slice(prefix.length)), 'utf8');
}

function expectIconPair(iconUrl: unknown): void {
	expect(iconUrl).toEqual({
		light: expect.stringMatching(/\/dist\/icons\/\w+\.svg$/),
		dark: expect.stringMatching(/\/dist\/icons\/\w+\.dark\.svg$/),
	});
	const { light, dark } = iconUrl as { light: string; dark: string };
	expect(picture(light)).toContain('<svg');
	expect(picture(dark)).toContain('<svg');
	expect(picture(light)).not.toBe(picture(dark));
}

describe("the installed package in n8n's own loader", () => {
	it('has every node of package.json and no other', () => {
		expect(byPath(loaded.known.nodes)).toEqual(expected(registered('nodes')));
		const compiled = filesBelow(packed.folder).filter((file) => file.endsWith('.node.js'));
		expect(compiled).toEqual([...registered('nodes')].sort());
	});

	it('has every credential of package.json and no other', () => {
		expect(byPath(loaded.known.credentials)).toEqual(expected(registered('credentials')));
		const compiled = filesBelow(packed.folder).filter((file) => file.endsWith('.credentials.js'));
		expect(compiled).toEqual([...registered('credentials')].sort());
	});

	describe.each(registered('nodes'))('%s', (file) => {
		const node = () => {
			const entry = Object.entries(loaded.known.nodes).find(
				([, { sourcePath }]) => sourcePath === file,
			);
			const found = loaded.nodes.find(({ name }) => name === entry?.[0]);
			if (found === undefined) throw new Error(`${file} was not loaded`);
			return found;
		};

		it('shows its picture on light and on dark', () => expectIconPair(node().iconUrl));

		it('is found in the node panel and links its documentation', () => {
			const codex = node().codex;
			expect(codex?.categories?.length).toBeGreaterThan(0);
			expect(codex?.alias?.length).toBeGreaterThan(0);
			const { primaryDocumentation, credentialDocumentation } = codex?.resources ?? {};
			expect(primaryDocumentation?.[0]?.url).toMatch(/^https:\/\//);
			if (node().credentials?.length) {
				expect(credentialDocumentation?.[0]?.url).toMatch(/^https:\/\//);
			}
		});

		it('uses only credentials of this package', () => {
			const own = loaded.credentials.map(({ name }) => name);
			const used = (node().credentials ?? []).map(({ name }) => name);
			expect(used.filter((name) => !own.includes(name))).toEqual([]);
		});
	});

	describe.each(registered('credentials'))('%s', (file) => {
		const credential = () => {
			const entry = Object.entries(loaded.known.credentials).find(
				([, { sourcePath }]) => sourcePath === file,
			);
			const found = loaded.credentials.find(({ name }) => name === entry?.[0]);
			if (found === undefined) throw new Error(`${file} was not loaded`);
			return found;
		};

		it('shows its picture on light and on dark', () => expectIconPair(credential().iconUrl));

		it('is offered by the nodes that use it, at least by one', () => {
			const users = loaded.nodes
				.filter(({ credentials }) => credentials?.some(({ name }) => name === credential().name))
				.map(({ name }) => name);
			expect(users.length).toBeGreaterThan(0);
			expect([...credential().supportedNodes].sort()).toEqual(users.sort());
		});

		it('can be tested from its own dialog', () => {
			const testedByNode = loaded.nodes.some(({ credentials }) =>
				credentials?.some(({ name, testedBy }) => name === credential().name && testedBy),
			);
			expect(credential().hasTest || testedByNode).toBe(true);
		});
	});
});
