import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Log } from '../../live/log';
import { workFolder } from '../../live/paths';
import { installOnDemand } from '../onDemand';

/** The libraries that send the same events, in the versions that were compared. */
export const VERSIONS = {
	'facebook-nodejs-business-sdk': '24.0.1',
	'@segment/action-destinations': '3.497.0',
} as const;

const folder = join(workFolder, 'peers');

/** Installs the peers for this bench alone, unless they are there. */
export async function ensurePeers(log: Log): Promise<void> {
	const manifest = {
		private: true,
		dependencies: VERSIONS,
		// A destination that is not measured pins a client that registries may lack.
		overrides: { '@aws-sdk/client-kinesis': '^3.894.0' },
	};
	const text =
		'Installing the two libraries to compare with, once: about 140 MB in .tracker-hub/ ...';
	await installOnDemand({ folder, manifest, text }, log);
}

/** A module of the peers, by its name or a path below it. */
export const peer = createRequire(join(folder, 'package.json'));
