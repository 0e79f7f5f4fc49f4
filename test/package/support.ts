import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The part of package.json the package tests read. */
export interface Manifest {
	name: string;
	version: string;
	main: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	bundledDependencies?: string[];
	bundleDependencies?: string[] | boolean;
	peerDependencies?: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; nodes: string[]; credentials: string[] };
}

export const root = path.resolve(__dirname, '../..');

/** Packing, linting and scanning start other programs, which is slow on a small machine. */
export const slow = 300_000;

export function readJson<T>(...segments: string[]): T {
	return JSON.parse(readFileSync(path.join(...segments), 'utf8')) as T;
}

export const manifest = readJson<Manifest>(root, 'package.json');

/**
 * The compiled paths in the "n8n" block of package.json.
 * @throws when the block is empty, so that no test passes for want of something to check
 */
export function registered(kind: 'nodes' | 'credentials'): string[] {
	const listed = manifest.n8n[kind];
	if (listed.length === 0) {
		throw new Error(`package.json lists no ${kind} in "n8n.${kind}": there is nothing to check`);
	}
	return listed;
}

/** `dist/nodes/X/X.node.js` → absolute path of `nodes/X/X.node.ts`. */
export function sourceOf(compiled: string): string {
	return path.join(root, compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

/** Files below a folder, relative to it, with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

/** The build these tests look at. @throws with the command to run when there is none */
export function builtFolder(): string {
	const dist = path.join(root, 'dist');
	if (!existsSync(dist)) {
		throw new Error(
			'dist/ does not exist. The package tests look at the built package: ' +
				'run `npm run build` first, or `npm test`, which builds before it tests.',
		);
	}
	const missing = [...manifest.n8n.nodes, ...manifest.n8n.credentials].filter(
		(file) => !existsSync(path.join(root, file)),
	);
	if (missing.length > 0) {
		throw new Error(
			`dist/ is out of date, it lacks ${missing.join(', ')}. Run \`npm run build\`, or \`npm test\`.`,
		);
	}
	return dist;
}

/**
 * The environment for tools under test. jest sets NODE_ENV to "test", which puts n8n-core and
 * eslint-plugin-n8n-nodes-base into test modes of their own: the plugin then takes every file for
 * a node called "Test".
 */
export const productionEnvironment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
	...process.env,
	NODE_ENV: 'production',
	...more,
});

/** Settings of the npm that runs the tests, such as `dry-run`, must not change what is packed. */
export const environmentWithoutNpm = () =>
	Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_')),
	);

/** What npm says it would publish, and the same unpacked as an installation would see it. */
export interface PackedPackage {
	/** Paths inside the tarball, as npm reports them. */
	files: string[];
	/** Folder of the unpacked package. */
	folder: string;
	/** Deletes everything this made. */
	remove: () => void;
}

/** Packs the built package with npm and unpacks it into a temporary folder. */
export function packPackage(): PackedPackage {
	builtFolder();
	const temporary = mkdtempSync(path.join(tmpdir(), 'tracker-hub-pack-'));
	const report = execFileSync(
		'npm',
		['pack', '--ignore-scripts', '--json', '--pack-destination', temporary],
		{
			cwd: root,
			encoding: 'utf8',
			env: environmentWithoutNpm(),
			shell: process.platform === 'win32',
			stdio: ['ignore', 'pipe', 'pipe'],
		},
	);
	const parsed = JSON.parse(report) as PackReport[] | Record<string, PackReport>;
	const [packed] = Object.values(parsed);
	if (packed === undefined) throw new Error(`npm pack reported nothing: ${report}`);
	execFileSync('tar', ['-xzf', path.basename(packed.filename)], { cwd: temporary });
	return {
		files: packed.files.map(({ path: file }) => file).sort(),
		folder: path.join(temporary, 'package'),
		remove: () => rmSync(temporary, { recursive: true, force: true }),
	};
}

interface PackReport {
	filename: string;
	files: Array<{ path: string }>;
}
