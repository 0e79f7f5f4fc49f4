import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readJson } from '../../live/fingerprint';
import { exclusively } from '../../live/install-lock';
import { type Log, UserError } from '../../live/log';
import { workFolder } from '../../live/paths';
import { npm } from '../../live/processes';

/** The libraries that send the same events, in the versions that were compared. */
export const VERSIONS = {
	'facebook-nodejs-business-sdk': '24.0.1',
	'@segment/action-destinations': '3.497.0',
} as const;

const manifest = {
	private: true,
	dependencies: VERSIONS,
	// A destination that is not measured pins a client that registries may lack.
	overrides: { '@aws-sdk/client-kinesis': '^3.894.0' },
};

const folder = join(workFolder, 'peers');
const manifestFile = join(folder, 'package.json');
const wanted = JSON.stringify(manifest);

/** npm writes the last file when everything is there. */
const isInstalled = (): boolean =>
	JSON.stringify(readJson(manifestFile)) === wanted &&
	existsSync(join(folder, 'node_modules', '.package-lock.json'));

/** Installs the peers for this bench alone, without their install scripts, unless they are there. */
export async function ensurePeers(log: Log): Promise<void> {
	if (isInstalled()) return;
	await exclusively(join(workFolder, 'peers-installing.pid'), log, async () => {
		if (isInstalled()) return;
		log('Installing the two libraries to compare with, once: about 140 MB in .tracker-hub/ ...');
		mkdirSync(folder, { recursive: true });
		writeFileSync(manifestFile, wanted);
		const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
		const args = ['install', '--ignore-scripts', '--omit=optional', ...quiet];
		const { code, output } = await npm(args, folder);
		if (code !== 0) throw new UserError(`The peers could not be installed:\n${output.trim()}`);
	});
}

/** A module of the peers, by its name or a path below it. */
export const peer = createRequire(manifestFile);
