import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readJson } from './fingerprint';
import { exclusively } from './install-lock';
import { type Log, UserError } from './log';
import { root, workFolder } from './paths';
import { npm } from './processes';

/** The package as it would be published. */
export interface Tarball {
	/** Path of the .tgz. */
	file: string;
	/** Changes with every change of its content. */
	fingerprint: string;
}

interface Stamp {
	sources: string;
	dist: string;
	file: string;
}

/** All that the build and the tarball are made of. */
export const packageSources = [
	...['nodes', 'credentials', 'icons', 'package.json', 'index.js', 'gulpfile.js'],
	...['tsconfig.json', 'tsconfig.build.json', 'README.md', 'LICENSE', 'CHANGELOG.md'],
];

const stampFile = join(workFolder, 'pack.json');

async function npmOrStop(args: string[], what: string): Promise<string> {
	const { code, output } = await npm(args, root);
	if (code !== 0) throw new UserError(`${what}:\n${output.trim()}`);
	return output;
}

/**
 * Builds and packs the package into `.tracker-hub/`; nothing is done where nothing has changed. Two at once
 * would build into the same folder, and pack what the other has just taken away.
 */
export async function packPackage(log: Log): Promise<Tarball> {
	return await exclusively(join(workFolder, 'packing.pid'), log, async () => await pack(log));
}

async function pack(log: Log): Promise<Tarball> {
	const current = fingerprint(root, packageSources);
	const stamp = readJson(stampFile) as Stamp | undefined;
	const unchanged =
		stamp?.sources === current &&
		stamp.dist === fingerprint(root, ['dist']) &&
		existsSync(stamp.file);
	if (unchanged) return { file: stamp.file, fingerprint: current };

	log('Building and packing the package ...');
	mkdirSync(workFolder, { recursive: true });
	rmSync(stampFile, { force: true });
	await npmOrStop(['run', 'build', '--silent'], 'The package does not build');
	const output = await npmOrStop(
		['pack', '--json', '--loglevel=error', '--pack-destination', workFolder],
		'npm pack failed',
	);
	const name = /"filename":\s*"([^"]+\.tgz)"/.exec(output)?.[1];
	if (!name) throw new Error(`npm pack named no file: ${output}`);
	const file = join(workFolder, name);
	const made: Stamp = { sources: current, dist: fingerprint(root, ['dist']), file };
	writeFileSync(stampFile, JSON.stringify(made));
	return { file, fingerprint: current };
}
