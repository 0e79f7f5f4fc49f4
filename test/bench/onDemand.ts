import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../live/fingerprint';
import { exclusively } from '../live/install-lock';
import { type Log, UserError } from '../live/log';
import { npm } from '../live/processes';

export interface OnDemand {
	/** Where to. */
	folder: string;
	/** Its package.json; another one means installing anew. */
	manifest: object;
	/** Said before it is installed. */
	text: string;
	/** More arguments for npm. */
	args?: readonly string[];
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs packages for a bench alone, without their install scripts, unless they are there. */
export async function installOnDemand(
	{ folder, manifest, text, args = [] }: OnDemand,
	log: Log,
): Promise<void> {
	const manifestFile = join(folder, 'package.json');
	const wanted = JSON.stringify(manifest);
	// npm writes the last file when everything is there.
	const isInstalled = (): boolean =>
		JSON.stringify(readJson(manifestFile)) === wanted &&
		existsSync(join(folder, 'node_modules', '.package-lock.json'));
	if (isInstalled()) return;
	await exclusively(`${folder}-installing.pid`, log, async () => {
		if (isInstalled()) return;
		log(text);
		mkdirSync(folder, { recursive: true });
		writeFileSync(manifestFile, wanted);
		const { code, output } = await npm(
			['install', '--ignore-scripts', '--omit=optional', ...args, ...QUIET],
			folder,
		);
		if (code !== 0) throw new UserError(`Packages could not be installed:\n${output.trim()}`);
	});
}
