import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from '../live/fingerprint';
import { bundledNode, nodePackage } from '../live/host-node';
import { describeHost, ensureHost, type Host, npmFlags } from '../live/install';
import { exclusively } from '../live/install-lock';
import { type Log, UserError } from '../live/log';
import { workFolder } from '../live/paths';
import { npm } from '../live/processes';
import { withProgress } from '../live/progress';
import { ensureSqlite } from '../live/sqlite';
import type { N8nVersion, Pin } from './table';

/** npm's words for pins: a package by its name, or below another one. */
function overridesOf(pins: readonly Pin[]): object {
	return Object.fromEntries(
		pins.map((pin) =>
			pin.below === undefined
				? [pin.package, pin.version]
				: [pin.below, { [pin.package]: pin.version }],
		),
	);
}

/** The manifest from which npm installs this n8n with its Node. */
export function manifestOf({ version, node, pins }: N8nVersion): object {
	return {
		name: `tracker-hub-n8n-${version}`,
		private: true,
		dependencies: { n8n: version, [nodePackage]: node },
		overrides: overridesOf(pins),
	};
}

/** Whether npm has the package that this n8n cannot do without. */
export async function isOnNpm(spec: string): Promise<boolean> {
	mkdirSync(workFolder, { recursive: true });
	// npm says nothing, without an error, where the package is there and the version is not.
	const { code, output } = await npm(['view', spec, 'version', '--loglevel=silent'], workFolder);
	return code === 0 && output.trim() !== '';
}

function countPackages(modules: string): number {
	try {
		return readdirSync(modules).length;
	} catch {
		return 0;
	}
}

async function installPackages(folder: string, manifest: string, log: Log): Promise<void> {
	const modules = join(folder, 'node_modules');
	await rm(modules, { recursive: true, force: true, maxRetries: 5 });
	await rm(join(folder, 'package-lock.json'), { force: true });
	writeFileSync(join(folder, 'package.json'), manifest);
	const describe = (): string => `${countPackages(modules)} folders unpacked`;
	const { code, output } = await withProgress(log, describe, () =>
		npm(['install', ...npmFlags], folder),
	);
	if (code !== 0) throw new UserError(`npm install failed:\n${output.trim()}`);
}

function nodeOf(modules: string): string {
	const node = bundledNode(modules);
	if (node !== undefined) return node;
	throw new UserError(`npm has no ${nodePackage}; run this on Linux (x64 or arm64).`);
}

/** Installs an n8n with its Node into the ignored work folder, unless it is there. */
export async function ensureVersion(row: N8nVersion, log: Log): Promise<Host> {
	if (row.isPinned) return await ensureHost(log);
	const folder = join(workFolder, 'n8n-versions', row.version);
	const modules = join(folder, 'node_modules');
	const stamp = join(folder, 'installed.json');
	const manifest = JSON.stringify(manifestOf(row), null, '\t');
	return await exclusively(join(folder, 'installing.pid'), log, async () => {
		if (readJson(stamp) !== manifest) {
			log(`Installing n8n ${row.version}, once: about 3 minutes and 1.6 GB ...`);
			await rm(stamp, { force: true });
			await installPackages(folder, manifest, log);
			await ensureSqlite({ modules, node: nodeOf(modules), log });
			writeFileSync(stamp, JSON.stringify(manifest));
		}
		return describeHost(folder, nodeOf(modules));
	});
}
