import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCredentials } from '../live/demo-content';
import { ensureHost, type Host } from '../live/install';
import type { Log } from '../live/log';
import { N8nServer } from '../live/n8n';
import { packPackage } from '../live/pack';
import { Rest } from '../live/rest';
import type { Credential, CredentialInput } from '../live/rest-types';
import { Simulators, type SimulatorUrls } from '../live/simulators';
import { SimulatorControl } from './control';
import { Executions } from './executions';
import { Publisher } from './publisher';
import { readExample, type TriggerOptions, withTrigger } from './workflow';

const CONVERSIONS = 10_000;
/** The owner of the fresh n8n. */
export const OWNER = { email: 'owner@example.com', password: 'Example1password' };
const FREE_PORTS = { keitaro: 0, meta: 0, control: 0 };
/**
 * The first poll after a start is part of publishing, and a publishing that a killed n8n was at is
 * taken up again only when its lease has run out. n8n's own two minutes would make the kills tedious.
 */
const IMPATIENT = {
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '15',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
};
const MODULE = 'n8n-nodes-tracker-hub';

/** Credentials as a user fills them in for the simulators. */
export const credentialsFor = (urls: SimulatorUrls): [CredentialInput, CredentialInput] => [
	{
		name: 'Keitaro',
		type: 'keitaroApi',
		data: {
			url: urls.keitaro,
			apiKey: 'keitaro-test-key',
			currency: 'USD',
			ignoreSslIssues: false,
		},
	},
	{
		name: 'Meta Conversions API',
		type: 'metaConversionsApi',
		data: { accessToken: 'meta-test-token', datasetId: '1234567890', apiUrl: urls.meta },
	},
];

export interface StageOptions {
	/** The pinned n8n by default. */
	host?: Host;
	/** Conversions in the simulated Keitaro. */
	conversions?: number;
	/** More environment variables for n8n. */
	env?: Record<string, string>;
	/** n8n with its own defaults from the beginning, as after `useDefaults`. */
	isPatient?: boolean;
}

/** A fresh n8n with the packed package installed as users get it, and the simulators beside it. */
export class Stage {
	readonly rest: Rest;
	readonly keitaro: SimulatorControl;
	readonly meta: SimulatorControl;

	private constructor(
		private readonly folder: string,
		readonly server: N8nServer,
		readonly simulators: Simulators,
		/** Environment variables for n8n's next start. */
		private readonly env: Record<string, string>,
	) {
		this.rest = new Rest(server.url);
		this.keitaro = new SimulatorControl(simulators.urls.control, 'keitaro');
		this.meta = new SimulatorControl(simulators.urls.control, 'meta');
	}

	/** `other`: what is not as in the end-to-end run. */
	static async open(log: Log, other: StageOptions = {}): Promise<Stage> {
		const { host = await ensureHost(log), conversions = CONVERSIONS } = other;
		const tarball = await packPackage(log);
		const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-e2e-'));
		log(`n8n ${host.version}, ${conversions} seeded conversions, data and logs in ${folder}`);
		const simulators = await Simulators.start({
			ports: FREE_PORTS,
			conversions,
			logFile: join(folder, 'simulators.log'),
		});
		const env: Record<string, string> = { ...(other.isPatient ? {} : IMPATIENT), ...other.env };
		const server = await N8nServer.start({
			host,
			userFolder: folder,
			tarball,
			env,
			log,
		});
		const stage = new Stage(folder, server, simulators, env);
		await stage.rest.signIn(OWNER);
		return stage;
	}

	/** From its next start on n8n runs with its own defaults. */
	useDefaults(): void {
		for (const name of Object.keys(IMPATIENT)) delete this.env[name];
	}

	/** Short names of the node types that the package brought along. */
	async nodeTypes(): Promise<string[]> {
		const names = (await this.rest.nodeTypes()).map(({ name }) => name);
		return [...new Set(names.filter((name) => name.startsWith(`${MODULE}.`)))];
	}

	/**
	 * Saves the example workflow with these credentials; it is not published yet. `seconds` as in
	 * `withTrigger`.
	 */
	async workflow(
		credentials: Credential[],
		options: TriggerOptions,
		seconds?: readonly number[],
	): Promise<{
		executions: Executions;
		publisher: Publisher;
	}> {
		const example = readExample();
		const nodes = withTrigger(example.nodes, options, seconds);
		const types = await this.rest.nodeTypes();
		const input = withCredentials({ ...example, nodes }, credentials, types);
		const { id } = await this.rest.createWorkflow(input);
		const executions = new Executions(this.rest, id);
		return { executions, publisher: new Publisher(this.server, this.rest, executions, id) };
	}

	/** Stops everything; the folder stays for a look where something went wrong. */
	async close(keepFolder: boolean): Promise<void> {
		await this.server.stop();
		await this.simulators.stop();
		if (!keepFolder) await rm(this.folder, { recursive: true, force: true });
	}
}
