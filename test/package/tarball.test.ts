import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Manifest, PackedPackage } from './support';
import { filesBelow, manifest, packPackage, readJson, registered, root, slow } from './support';

let packed: PackedPackage;

beforeAll(() => {
	packed = packPackage();
}, slow);
afterAll(() => packed?.remove());

describe('the tarball users install', () => {
	it('holds the build and the texts, nothing else', () => {
		const texts = ['index.js', 'package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
		const foreign = packed.files.filter(
			(file) => !texts.includes(file) && !file.startsWith('dist/'),
		);
		expect(foreign).toEqual([]);
		expect(packed.files).toEqual(
			expect.arrayContaining(['index.js', 'package.json', 'README.md', 'LICENSE']),
		);
	});

	it('holds every node with its codex, and every credential', () => {
		const codexes = registered('nodes').map((file) => file.replace(/\.js$/, '.json'));
		expect(packed.files).toEqual(
			expect.arrayContaining([...registered('nodes'), ...codexes, ...registered('credentials')]),
		);
	});

	it('holds every output schema, where n8n looks for it', () => {
		const schemas = filesBelow(path.join(root, 'nodes'))
			.filter((file) => file.includes('/__schema__/'))
			.map((file) => `dist/nodes/${file}`);
		expect(schemas.length).toBeGreaterThan(150);
		expect(schemas.filter((file) => !packed.files.includes(file))).toEqual([]);
	});

	it('has only scripts, codex files and pictures in dist', () => {
		const foreign = packed.files
			.filter((file) => file.startsWith('dist/'))
			.filter((file) => !/^dist\/(nodes|credentials|icons)\/.+\.(js|json|svg|png)$/.test(file));
		expect(foreign).toEqual([]);
	});

	it.each([
		['tests', /(^|\/)(test|tests|__tests__|harness|simulators)\/|\.(test|spec)\./],
		['TypeScript', /\.[cm]?ts$/],
		['source maps', /\.map$/],
		['build state', /\.tsbuildinfo$/],
		['settings of the repository', /(^|\/)\.|tsconfig|eslint|jest|gulpfile/],
	])('ships no %s', (_, pattern) => {
		expect(packed.files.filter((file) => pattern.test(file))).toEqual([]);
	});

	it('names an entry script that it holds', () => {
		expect(packed.files).toContain(manifest.main);
	});
});

describe('package.json', () => {
	// n8n's verification allows no dependency at all besides the peer that n8n itself provides.
	it('brings no dependency along', () => {
		const shipped = readJson<Manifest>(packed.folder, 'package.json');
		expect({
			...shipped.dependencies,
			...shipped.optionalDependencies,
		}).toEqual({});
		expect(shipped.bundledDependencies ?? shipped.bundleDependencies ?? []).toEqual([]);
		expect(shipped.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('speaks the node API version that n8n accepts', () => {
		expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
	});
});

describe('package-lock.json', () => {
	it('names no registry host, so that any mirror can serve an installation', () => {
		const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
		expect(lock.match(/"resolved": *"https?:[^"]*"/g) ?? []).toEqual([]);
	});

	it('belongs to this version of the package', () => {
		const lock = readJson<{ name: string; version: string }>(root, 'package-lock.json');
		expect(lock).toMatchObject({ name: manifest.name, version: manifest.version });
	});
});
