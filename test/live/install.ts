import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint, readJson } from './fingerprint';
import { hostNode } from './host-node';
import { exclusively } from './install-lock';
import { type Log, UserError } from './log';
import { hostFolder, hostManifestFolder } from './paths';
import { npm } from './processes';
import { withProgress } from './progress';
import { ensureSqlite } from './sqlite';

/** An n8n ready to be started. */
export interface Host {
	/** Folder with n8n's node_modules. */
	folder: string;
	/** Node binary that this n8n runs on. */
	node: string;
	/** n8n's command line program. */
	n8n: string;
	/** Version of n8n. */
	version: string;
}

interface Stamp {
	lock: string;
	node: string;
}

/**
 * No install scripts: the only one needed is sqlite3's, which ensureSqlite() does in plain sight.
 * n8n's own dependencies contradict each other's peers.
 */
export const npmFlags = [
	...['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'],
];

const manifests = ['package.json', 'package-lock.json'];
const stampFile = join(hostFolder, 'installed.json');
const modules = join(hostFolder, 'node_modules');

/** Packages of the lock file at the top of node_modules, and those of them that are on disk. */
function countPackages(): { there: number; all: number } {
	const lock = readJson(join(hostFolder, 'package-lock.json')) as { packages?: object } | undefined;
	const all = Object.keys(lock?.packages ?? {}).filter((path) =>
		/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path),
	);
	// npm makes the folders first and fills them afterwards.
	const there = all.filter((path) => existsSync(join(hostFolder, path, 'package.json')));
	return { there: there.length, all: all.length };
}

/** How far npm is. */
function describeProgress(): string {
	const { there, all } = countPackages();
	return `${there} of about ${all} packages unpacked`;
}

async function installPackages(log: Log): Promise<void> {
	log('Installing n8n for this repository, once: 2 to 3 minutes, 2.4 GB in .n8n-host/ ...');
	mkdirSync(hostFolder, { recursive: true });
	for (const file of manifests)
		copyFileSync(join(hostManifestFolder, file), join(hostFolder, file));
	// npm ci stumbles over the folders of an install that was cut short (ENOTEMPTY).
	await rm(modules, { recursive: true, force: true, maxRetries: 5 });
	const { code, output } = await withProgress(log, describeProgress, () =>
		npm(['ci', ...npmFlags], hostFolder),
	);
	if (code !== 0) throw new UserError(`n8n could not be installed (npm ci):\n${output.trim()}`);
}

/** npm writes this file last; it is missing after an install that was cut short. */
function packagesComplete(lock: string): boolean {
	const sameLock = fingerprint(hostFolder, manifests) === lock;
	return sameLock && existsSync(join(modules, '.package-lock.json'));
}

/** The n8n in a folder's node_modules, to be run by a Node binary. */
export function describeHost(folder: string, node: string): Host {
	const n8n = join(folder, 'node_modules', 'n8n');
	const manifest = readJson(join(n8n, 'package.json')) as { version: string };
	return { folder, node, n8n: join(n8n, 'bin', 'n8n'), version: manifest.version };
}

/** Installs the pinned n8n into `.n8n-host/` unless it is there; a run cut short is completed. */
export async function ensureHost(log: Log): Promise<Host> {
	const lock = fingerprint(hostManifestFolder, manifests);
	const isReady = (): boolean => {
		const stamp = readJson(stampFile) as Stamp | undefined;
		return stamp?.lock === lock && stamp.node === process.versions.node && packagesComplete(lock);
	};
	if (isReady()) return describeHost(hostFolder, hostNode(modules));
	return await exclusively(join(hostFolder, 'installing.pid'), log, async () => {
		if (!isReady()) {
			if (!packagesComplete(lock)) await installPackages(log);
			await ensureSqlite({ modules, node: hostNode(modules), log });
			const stamp: Stamp = { lock, node: process.versions.node };
			writeFileSync(stampFile, JSON.stringify(stamp));
		}
		return describeHost(hostFolder, hostNode(modules));
	});
}
