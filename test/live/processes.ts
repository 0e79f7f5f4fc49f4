import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const windows = process.platform === 'win32';

/** npm settings a user may need to reach a registry at all; every other npm variable is dropped. */
const keptNpmSettings =
	/^npm_config_(registry|.*proxy|cafile|ca|cache|userconfig|strict_ssl|offline|prefer_offline)$/i;

/**
 * The environment for a program of another folder. What `npm run` sets for this repository
 * (prefix, node-gyp folders) would otherwise rule there too.
 */
export function cleanEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
	const entries = Object.entries(process.env).filter(([name]) => {
		if (/^(NODE_PATH|NODE_OPTIONS|INIT_CWD)$/.test(name)) return false;
		return !/^npm_/i.test(name) || keptNpmSettings.test(name);
	});
	return { ...Object.fromEntries(entries), ...extra };
}

export interface Ended {
	code: number;
	output: string;
}

export interface RunOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Stopped after this time, with the code 1. */
	timeoutMs?: number;
	/** Whose process it is, if not ours. */
	owner?: ProcessOwner;
}

/** A user and a group of the machine. */
export interface ProcessOwner {
	uid: number;
	gid: number;
}

const running = new Set<ChildProcess>();

/** Ends what `run` has under way; each such call resolves with the code 1. */
export async function cancelRuns(): Promise<void> {
	const ended = [...running].map(async (child) => {
		const closed = new Promise((resolve) => child.once('close', resolve));
		child.kill('SIGTERM');
		const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
		await closed;
		clearTimeout(timer);
	});
	await Promise.all(ended);
}

/** Runs a program to its end and collects what it printed. */
export async function run(command: string, args: string[], options: RunOptions): Promise<Ended> {
	const { cwd, env = cleanEnvironment(), timeoutMs, owner } = options;
	return await new Promise((resolve) => {
		const child = spawn(command, args, { cwd, env, timeout: timeoutMs, ...owner });
		running.add(child);
		const chunks: string[] = [];
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
		child.on('error', (error) => resolve({ code: 127, output: error.message }));
		child.on('close', (code) => {
			running.delete(child);
			resolve({ code: code ?? 1, output: chunks.join('') });
		});
	});
}

/** npm's own program: the one that started this process, else the one beside this Node. */
export function npmCli(): string | undefined {
	const candidates = [
		process.env.npm_execpath ?? '',
		join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
		join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
	];
	return candidates.find((file) => /npm-cli\.c?js$/.test(file) && existsSync(file));
}

/** node-gyp as npm brings it: newer than the one of sqlite3, which fails on Python 3.12. */
export function npmNodeGyp(): string | undefined {
	const cli = npmCli();
	const file = cli && join(dirname(cli), '../node_modules/node-gyp/bin/node-gyp.js');
	return file && existsSync(file) ? file : undefined;
}

/** Runs npm in a folder. */
export async function npm(args: string[], cwd: string): Promise<Ended> {
	const cli = npmCli();
	if (cli) return await run(process.execPath, [cli, ...args], { cwd });
	return windows
		? await run('cmd', ['/c', 'npm', ...args], { cwd })
		: await run('npm', args, { cwd });
}

/** Whether a program can be started. */
export function hasProgram(command: string): boolean {
	return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whether a process with this id lives. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
