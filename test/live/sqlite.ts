import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeHeaders } from './host-node';
import { type Log, UserError } from './log';
import { cleanEnvironment, hasProgram, npmNodeGyp, run } from './processes';

/** sqlite3 is the only part of n8n that has to be fetched ready-made or built for this machine. */
interface Place {
	modules: string;
	node: string;
	log: Log;
}

/** A blocked download must not hold up the build for long. */
const downloadTimeoutMs = 20_000;

const hints: Partial<Record<NodeJS.Platform, string>> = {
	linux: 'On Debian or Ubuntu: sudo apt-get install g++ make python3.',
	darwin: 'On macOS: xcode-select --install.',
	win32: 'On Windows: the Visual Studio Build Tools with C++, and Python 3.',
};

function missingTools(): string[] {
	if (process.platform === 'win32') return [];
	const choices: Array<[string, string[]]> = [
		['g++', [process.env.CXX ?? 'g++', 'c++', 'clang++']],
		['make', [process.env.MAKE ?? 'make', 'gmake']],
		['python3', [process.env.PYTHON ?? 'python3', 'python']],
	];
	return choices.filter(([, programs]) => !programs.some(hasProgram)).map(([name]) => name);
}

async function loads({ modules, node }: Place): Promise<boolean> {
	const script = "new (require('sqlite3').Database)(':memory:', (e) => process.exit(e ? 1 : 0))";
	return (await run(node, ['-e', script], { cwd: dirname(modules) })).code === 0;
}

async function download({ modules, node }: Place): Promise<void> {
	const program = join(modules, 'prebuild-install', 'bin.js');
	if (!existsSync(program)) return;
	await run(node, [program, '-r', 'napi'], {
		cwd: join(modules, 'sqlite3'),
		timeoutMs: downloadTimeoutMs,
	});
}

async function build({ modules, node, log }: Place): Promise<void> {
	const missing = missingTools();
	if (missing.length > 0) {
		throw new UserError(
			'The database driver of n8n (sqlite3) could not be downloaded ready-made and has to be ' +
				`built, for which ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing. ` +
				`${hints[process.platform] ?? ''} Then run the command again.`,
		);
	}
	log('Building the database driver of n8n (sqlite3), about a minute ...');
	const headers = nodeHeaders(node);
	const gyp = npmNodeGyp() ?? join(modules, 'node-gyp', 'bin', 'node-gyp.js');
	const args = [gyp, 'rebuild', ...(headers ? [`--nodedir=${headers}`] : [])];
	const env = cleanEnvironment({ PATH: `${dirname(node)}:${process.env.PATH ?? ''}` });
	const { code, output } = await run(node, args, { cwd: join(modules, 'sqlite3'), env });
	if (code !== 0) {
		const tail = output.trim().split('\n').slice(-20).join('\n');
		throw new UserError(`sqlite3 does not build:\n${tail}\n${hints[process.platform] ?? ''}`);
	}
}

/** Makes sqlite3 loadable: as it is, downloaded, or built. */
export async function ensureSqlite(place: Place): Promise<void> {
	if (await loads(place)) return;
	place.log('Fetching the database driver of n8n (sqlite3) ...');
	await download(place);
	if (await loads(place)) return;
	await build(place);
	if (!(await loads(place))) throw new UserError('sqlite3 was built but does not load.');
}
