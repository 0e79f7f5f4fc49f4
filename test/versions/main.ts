/**
 * The packed package on other versions of n8n, each installed from npm with the Node it needs: its
 * nodes, its connection tests, the main workflow, and a postback that is forwarded.
 *
 * `VERSIONS_ONLY=2.0.0,1.123.81` leaves out the others.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNodeTypes, prepare } from '../e2e/prepare';
import { Stage } from '../e2e/stage';
import { Checks } from '../live/checks';
import type { Host } from '../live/install';
import { print } from '../live/log';
import { root } from '../live/paths';
import { run as runProcess } from '../live/processes';
import { runProgram } from '../live/program';
import { stopServices } from '../live/service';
import { ensureVersion, isOnNpm } from './install';
import { mainWorkflow } from './mainWorkflow';
import { postbackReachesMeta } from './postback';
import { type Outcome, table } from './report';
import { type N8nVersion, VERSIONS } from './table';

const CONVERSIONS = 2_000;
const SEED = 7;
const resultsFile = join(root, 'test-results', 'versions.json');

/** Everything that is asked of a version, once it is installed. */
async function tryOn(host: Host, { env }: N8nVersion, checks: Checks): Promise<void> {
	const stage = await Stage.open(print, { host, conversions: CONVERSIONS, env });
	const before = checks.results.length;
	await checkNodeTypes(stage, checks);
	const run = await prepare(stage, checks, SEED);
	await mainWorkflow(run);
	await postbackReachesMeta(run);
	const isSound = checks.results.slice(before).every(({ failure }) => failure === undefined);
	await stage.close(!isSound);
}

async function judge(row: N8nVersion, checks: Checks): Promise<Outcome> {
	const { version, as, node } = row;
	if (row.needs !== undefined && !(await isOnNpm(row.needs))) {
		return { version, as, node, missing: row.needs, checks: [] };
	}
	const before = checks.results.length;
	let host: Host | undefined;
	await checks.check('it installs', async () => {
		host = await ensureVersion(row, print);
	});
	let running = node;
	if (host !== undefined) {
		const installed = host;
		running = (await runProcess(host.node, ['--version'], { cwd: root })).output.trim().slice(1);
		try {
			await tryOn(installed, row, checks);
		} catch (error) {
			await checks.check('it runs to the end', async () => await Promise.reject(error));
		}
		await stopServices();
	}
	return { version, as, node: running, checks: checks.results.slice(before) };
}

async function main(): Promise<void> {
	const only = process.env.VERSIONS_ONLY?.split(',');
	const checks = new Checks();
	const outcomes: Outcome[] = [];
	for (const row of VERSIONS) {
		if (only !== undefined && !only.includes(row.version)) continue;
		print(`n8n ${row.version} (${row.as}) on Node ${row.node}`);
		outcomes.push(await judge(row, checks));
	}
	mkdirSync(join(root, 'test-results'), { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(outcomes, null, '\t')}\n`);
	print(`\n${table(outcomes)}\n`);
	checks.finish();
}

runProgram(main);
