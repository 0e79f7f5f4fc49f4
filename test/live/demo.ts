import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SIMULATOR_NAMES } from '../simulators/all';
import { demoCredentials, demoOwner, ensureCredentials, ensureWorkflow } from './demo-content';
import { ensureHost } from './install';
import { type Log, UserError } from './log';
import { N8nServer } from './n8n';
import { packPackage } from './pack';
import { exampleWorkflow } from './paths';
import { isFree } from './ports';
import { Rest } from './rest';
import type { Credential, Owner } from './rest-types';
import { Simulators } from './simulators';

export interface DemoOptions {
	/** Where n8n's data of the demo is kept. */
	folder: string;
	/**
	 * Editor, Keitaro, Meta, control port, and the first one of the other simulators: fixed, because
	 * credentials hold these addresses.
	 */
	ports: { editor: number; keitaro: number; meta: number; control: number; others: number };
	/** Conversions in the simulated Keitaro. */
	conversions: number;
	log: Log;
}

/** The simulators and an n8n with everything in place to see them work. */
export interface Demo {
	server: N8nServer;
	simulators: Simulators;
	rest: Rest;
	owner: Owner;
	/** Those that the example workflow uses. */
	credentials: Credential[];
	/** The example workflow, where the repository has it. */
	workflowId: string | undefined;
	stop(): Promise<void>;
}

/** Simulators without a port of their own in the options. */
const OTHERS = SIMULATOR_NAMES.filter((name) => !['keitaro', 'meta'].includes(name));

/** Accounts that the example workflow is about; the others are there to be tried. */
const IN_EXAMPLE = ['keitaroApi', 'metaConversionsApi'];

/** Ctrl-C should not wait the 30 s n8n gives running executions. */
const shutdownSeconds = '5';

async function checkPorts({ others, ...named }: DemoOptions['ports']): Promise<void> {
	const rest = others === 0 ? [] : OTHERS.map((_, index) => others + index);
	for (const port of [...Object.values(named), ...rest]) {
		if (port === 0 || (await isFree(port))) continue;
		throw new UserError(
			`Port ${port} of 127.0.0.1 is in use, perhaps by an earlier start that still runs. ` +
				'Stop that one (Ctrl-C in its terminal), or choose other ports with ' +
				`TRACKER_HUB_PORT (the editor; the simulators take the ${OTHERS.length + 3} from 100 above it on).`,
		);
	}
}

/** Starts everything; what was started is stopped again when a later step fails. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
	const { folder, ports, conversions, log } = options;
	await checkPorts(ports);
	const host = await ensureHost(log);
	const tarball = await packPackage(log);
	mkdirSync(folder, { recursive: true });
	const started: Array<{ stop(): Promise<void> }> = [];
	const stop = async (): Promise<void> => {
		for (const one of started.reverse()) await one.stop();
		started.length = 0;
	};
	try {
		log(`Starting the simulators with ${conversions} conversions ...`);
		const logFile = join(folder, 'simulators.log');
		const simulators = await Simulators.start({ ports, conversions, logFile });
		started.push(simulators);
		log(`Starting n8n ${host.version} ...`);
		const port = ports.editor || undefined;
		const env = { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: shutdownSeconds };
		const server = await N8nServer.start({ host, userFolder: folder, port, tarball, env, log });
		started.push(server);
		const owner = demoOwner(folder);
		const rest = new Rest(server.url);
		await rest.signIn(owner);
		const credentials = await ensureCredentials(rest, demoCredentials(simulators.urls));
		const used = credentials.filter(({ type }) => IN_EXAMPLE.includes(type));
		const workflowId = await ensureWorkflow(rest, folder, exampleWorkflow, used, log);
		return { server, simulators, rest, owner, credentials: used, workflowId, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
