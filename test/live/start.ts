import { mkdirSync } from 'node:fs';
import { type Demo, type DemoOptions, startDemo } from './demo';
import { print, UserError } from './log';
import { demoFolder, exampleWorkflow } from './paths';
import { freePort } from './ports';
import { runProgram } from './program';

const defaultPort = 5678;
const conversions = 2000;

/** Credentials hold the addresses of the simulators, so their ports follow from the choice alone. */
const simulatorOffset = 100;

/** The editor's port and the simulators': TRACKER_HUB_PORT and those from 100 above it on. */
async function choosePorts(): Promise<DemoOptions['ports']> {
	const chosen = process.env.TRACKER_HUB_PORT;
	const base = Number(chosen ?? defaultPort);
	if (!Number.isInteger(base) || base < 1024 || base > 65_000) {
		throw new UserError(`TRACKER_HUB_PORT is '${chosen}'; it must be a number from 1024 to 65000.`);
	}
	// Somebody who works with n8n may well have theirs on the default port.
	const editor = chosen === undefined ? await freePort(base) : base;
	const first = base + simulatorOffset;
	return { editor, keitaro: first, meta: first + 1, control: first + 2, others: first + 3 };
}

function describe({ server, simulators, owner, workflowId }: Demo): string {
	const { control, ...services } = simulators.urls;
	const addresses = Object.entries(services).map(([name, url]) => `${name.padEnd(20)}${url}`);
	const workflow = workflowId
		? `${server.url}/workflow/${workflowId}`
		: `none: ${exampleWorkflow} does not exist`;
	return `
Editor      ${server.url}
Login       ${owner.email}   password ${owner.password}
Workflow    ${workflow}

Simulated   ${addresses.join(`\n${' '.repeat(12)}`)}
            What arrived at one: ${control}/meta/received
            Each has a credential in n8n, apart from Google Ads and Data Manager, which need
            a sign-in at Google: choose it in Tracker Hub, Tracker Trigger, Forward Conversions.

To use your own accounts, open Credentials in the editor:
  Keitaro: your panel's address as Panel URL, and an API key of your user there.
  Other services: their key, and their usual address back as API URL.
  Meta:    API URL back to https://graph.facebook.com, your dataset id and access token.
The names '… (simulator)' are set back at the next start: rename those you change.

Ctrl-C stops n8n and the simulators. The data stays in .n8n-host/demo for the next start.
`;
}

async function main(): Promise<void> {
	mkdirSync(demoFolder, { recursive: true });
	const ports = await choosePorts();
	const begun = Date.now();
	const demo = await startDemo({ folder: demoFolder, ports, conversions, log: print });
	print(`Ready after ${Math.round((Date.now() - begun) / 1000)} s.`);
	print(describe(demo));
	await demo.server.ended();
	throw new UserError(`n8n has ended; see ${demo.server.logFile}.`);
}

runProgram(main, 0);
