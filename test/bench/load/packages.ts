import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, UserError } from '../../live/log';
import type { Tarball } from '../../live/pack';
import { hostFolder } from '../../live/paths';
import { npm } from '../../live/processes';
import { installOnDemand } from '../onDemand';

/** Among the most downloaded community packages for n8n, in the versions that were compared. */
const VERSIONS = {
	'n8n-nodes-evolution-api': '1.0.4',
	'@devlikeapro/n8n-nodes-chatwoot': '1.0.2',
	'n8n-nodes-mcp': '0.1.37',
	'@mendable/n8n-nodes-firecrawl': '2.1.2',
} as const;

/** Below the host, so that a package finds what n8n brings before anything of this repository. */
const base = join(hostFolder, 'load');

const OURS = 'n8n-nodes-tracker-hub';

/** A package as n8n has it after an installation: in node_modules, with its dependencies beside it. */
export interface Installed {
	name: string;
	/** Its own folder. */
	folder: string;
	/** Bytes: what is downloaded, the same unpacked, and with all of its dependencies. */
	packed: number;
	unpacked: number;
	withDependencies: number;
}

/** Ours first. What n8n brings itself is not installed, as in n8n. */
export async function installAll(tarball: Tarball, log: Log): Promise<Installed[]> {
	const dependencies = { [OURS]: `file:${tarball.file}` };
	const manifest = { private: true, dependencies, content: tarball.fingerprint };
	const installed = [await install(OURS, manifest, () => Promise.resolve(tarball.file), log)];
	for (const [name, version] of Object.entries(VERSIONS)) {
		const theirs = { private: true, dependencies: { [name]: version } };
		const fetchTarball = (folder: string) => tarballOf(folder, name, version);
		installed.push(await install(name, theirs, fetchTarball, log));
	}
	return installed;
}

async function install(
	name: string,
	manifest: object,
	fetchTarball: (folder: string) => Promise<string>,
	log: Log,
): Promise<Installed> {
	const root = join(base, name.replace('/', '+'));
	const text = `Installing ${name} into .n8n-host/, once ...`;
	await installOnDemand({ folder: root, manifest, text, args: ['--legacy-peer-deps'] }, log);
	const modules = join(root, 'node_modules');
	const folder = join(modules, name);
	return {
		name,
		folder,
		packed: statSync(await fetchTarball(root)).size,
		unpacked: bytesOf(folder),
		withDependencies: bytesOf(modules),
	};
}

async function tarballOf(folder: string, name: string, version: string): Promise<string> {
	const file = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
	if (existsSync(file)) return file;
	const { code, output } = await npm(['pack', `${name}@${version}`, '--loglevel=error'], folder);
	if (code !== 0) throw new UserError(`${name} could not be fetched:\n${output.trim()}`);
	return file;
}

/** Bytes of all files below a folder, links not followed. */
function bytesOf(path: string): number {
	const stat = lstatSync(path);
	if (!stat.isDirectory()) return stat.isFile() ? stat.size : 0;
	return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
