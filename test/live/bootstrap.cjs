'use strict';

/**
 * First step of every command of this repository: `node test/live/bootstrap.cjs <command> [args]`.
 * Plain JavaScript without dependencies, because it runs on a clean clone before `npm ci`.
 * It installs the dependencies when they are not those of the lock file, compiles what the command
 * needs, and hands over.
 */

const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const work = path.join(root, '.tracker-hub');
const tools = path.join(work, 'tools');
const minimumNode = 20;

/** Commands that run a compiled tool, by its source without extension. */
const programs = {
	start: 'test/live/start',
	shots: 'test/live/shots',
	e2e: 'test/e2e/main',
	bench: 'test/bench/main',
	'contract-keitaro': 'test/contract/keitaro',
	'contract-platforms': 'test/contract/platforms/main',
	'contract-redtrack': 'test/contract/redtrack',
	docs: 'test/docs/main',
	faults: 'test/faults/main',
	cursors: 'test/cursors/main',
	fuzz: 'test/fuzz/main',
	queue: 'test/queue/main',
	versions: 'test/versions/main',
};

const toolSources = ['nodes', 'credentials', 'test'];
const toolConfigs = ['tsconfig.json', 'tsconfig.tools.json', 'package-lock.json'];

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

class Stop extends Error {}

const say = (text) => process.stdout.write(`${text}\n`);
/** Beside the output of a command, which may be for a program to read. */
const tell = (text) => process.stderr.write(`${text}\n`);

const readJson = (file) => {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
};

/** Runs a program to its end and answers its exit code. Signals are its to act on. */
function run(command, args) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
		const forward = (signal) => child.kill(signal);
		for (const signal of signals) process.on(signal, forward);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			for (const name of signals) process.off(name, forward);
			resolve(signal ? 1 : code);
		});
	});
}

const node = (file, ...args) => run(process.execPath, [file, ...args]);

/** npm that started this script, else the one on the PATH (a `.cmd` on Windows). */
function npm(...args) {
	const cli = process.env.npm_execpath;
	if (cli && /npm-cli\.c?js$/.test(cli)) return node(cli, ...args);
	if (process.platform === 'win32') return run('cmd', ['/c', 'npm', ...args]);
	return run('npm', args);
}

const bin = (name, file) => path.join(root, 'node_modules', name, file);

/**
 * npm writes `node_modules/.package-lock.json` last, so it tells both an interrupted install and
 * one of another lock file. Optional packages may be absent on this platform.
 */
function dependenciesInstalled() {
	const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
	const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
	if (!wanted || !installed) return false;
	return Object.entries(wanted).every(
		([where, entry]) =>
			where === '' ||
			entry.optional ||
			entry.devOptional ||
			installed[where]?.version === entry.version,
	);
}

async function installDependencies() {
	if (dependenciesInstalled()) return;
	tell('Installing the development dependencies of this package (npm ci, about a minute) ...');
	if ((await npm('ci', '--no-audit', '--no-fund')) !== 0) {
		throw new Stop('npm ci failed; see its message above.');
	}
}

function* filesUnder(folder) {
	if (!fs.existsSync(folder)) return;
	const entries = fs.readdirSync(folder, { withFileTypes: true });
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) yield* filesUnder(file);
		else yield file;
	}
}

/** Hash of everything the compiled tools come from. */
function toolsFingerprint() {
	const hash = createHash('sha256');
	const sources = toolSources.flatMap((folder) => [...filesUnder(path.join(root, folder))]);
	const configs = toolConfigs.map((file) => path.join(root, file));
	for (const file of [...sources.filter((name) => /\.(ts|json)$/.test(name)), ...configs]) {
		hash
			.update(`${path.relative(root, file)}\0`)
			.update(fs.readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

async function compileTools() {
	const stamp = path.join(work, 'tools.json');
	const fingerprint = toolsFingerprint();
	if (readJson(stamp)?.fingerprint === fingerprint) return;
	tell('Compiling the tools ...');
	fs.rmSync(stamp, { force: true });
	fs.rmSync(tools, { recursive: true, force: true });
	if ((await node(bin('typescript', 'bin/tsc'), '-p', 'tsconfig.tools.json')) !== 0) {
		throw new Stop('The tools do not compile; see the messages above.');
	}
	fs.writeFileSync(stamp, JSON.stringify({ fingerprint }));
}

/** Jest's exit code; the last line counts what passed and failed, for `.ci/run`. */
async function test(args) {
	const result = path.join(work, 'jest-result.json');
	fs.mkdirSync(work, { recursive: true });
	fs.rmSync(result, { force: true });
	if ((await npm('run', 'build', '--silent')) !== 0) {
		say('The package does not build.\n0 passed, 1 failed');
		return 1;
	}
	const reporters = ['--reporters=default', '--reporters=<rootDir>/test/live/jest-reporter.cjs'];
	const code = await node(bin('jest', 'bin/jest.js'), ...reporters, ...args);
	const { passed = 0, failed = 0 } = readJson(result) ?? {};
	// Jest can fail without a failed test, for example when it finds no tests at all.
	say(`${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed`);
	return code;
}

async function runTool(command, args) {
	const program = programs[command];
	if (!fs.existsSync(path.join(root, `${program}.ts`))) {
		throw new Stop(`There is no ${program}.ts to run.`);
	}
	await compileTools();
	return await node(path.join(tools, `${program}.js`), ...args);
}

async function main([command, ...args]) {
	const known = [...Object.keys(programs), 'test'];
	if (!known.includes(command)) {
		throw new Stop(`Unknown command '${command ?? ''}'. Commands: ${known.join(', ')}.`);
	}
	if (Number(process.versions.node.split('.')[0]) < minimumNode) {
		throw new Stop(`Node ${minimumNode} or newer is needed; this is Node ${process.version}.`);
	}
	await installDependencies();
	return command === 'test' ? await test(args) : await runTool(command, args);
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error) => {
		process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
		process.exitCode = 1;
	},
);
