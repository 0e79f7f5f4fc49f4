import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Only the source tree has this file, so compiled copies below it find the same root. */
const marker = join('test', 'live', 'bootstrap.cjs');

function findRoot(folder: string): string {
	if (existsSync(join(folder, marker))) return folder;
	const parent = dirname(folder);
	if (parent === folder) throw new Error('The repository of the tracker hub was not found.');
	return findRoot(parent);
}

/** The repository, from the sources and from the compiled tools alike. */
export const root = findRoot(__dirname);

/** Ignored folder for what can be made again: compiled tools, tarball, logs. */
export const workFolder = join(root, '.tracker-hub');

/** Ignored folder of the pinned n8n. */
export const hostFolder = join(root, '.n8n-host');

/** Committed manifest and lock file of the pinned n8n. */
export const hostManifestFolder = join(root, 'test', 'live', 'host');

/** The example workflow that `npm start` publishes. */
export const exampleWorkflow = join(root, 'workflows', 'keitaro-to-meta.json');

/**
 * n8n's data of `npm start`, kept between starts. It lies below the host so that the installed
 * package finds the n8n-workflow of that n8n before the one of this repository.
 */
export const demoFolder = join(hostFolder, 'demo');
