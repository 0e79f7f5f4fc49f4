import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorControl } from '../e2e/control';
import { OWNER } from '../e2e/stage';
import { ensureHost } from '../live/install';
import type { Log } from '../live/log';
import { N8nServer, type ServerRole } from '../live/n8n';
import { packPackage } from '../live/pack';
import { freePort } from '../live/ports';
import { PostgresCluster } from '../live/postgres';
import { Rest } from '../live/rest';
import { Simulators } from '../live/simulators';
import { queueEnvironment } from './environment';
import { Gate } from './gate';
import { ensureRedis, redisProgram } from './redis';
import { ServiceProgram } from './serviceProgram';
import { Supervised } from './supervised';

/** Few enough for one poll: the load begins with all of them read. */
const CONVERSIONS = 1_000;

/** Every program of the run that may be killed. */
export type ProgramName =
	| 'PostgreSQL'
	| 'Redis'
	| 'main'
	| 'worker 1'
	| 'worker 2'
	| 'webhook processor';

const ROLES: ReadonlyArray<readonly [ProgramName, ServerRole]> = [
	// Alone at first: it brings the database up to date.
	['main', 'start'],
	['worker 1', 'worker'],
	['worker 2', 'worker'],
	['webhook processor', 'webhook'],
];

/** n8n in queue mode with the packed package, its database and its queue, and the simulators beside it. */
export class QueueStage {
	readonly rest: Rest;
	readonly keitaro: SimulatorControl;
	readonly meta: SimulatorControl;

	private constructor(
		readonly folder: string,
		readonly n8nVersion: string,
		readonly simulators: Simulators,
		private readonly cluster: PostgresCluster,
		private readonly servers: ReadonlyMap<ProgramName, N8nServer>,
		/** In the order of their start. */
		readonly programs: ReadonlyMap<ProgramName, Supervised>,
		private readonly gate: Gate,
	) {
		this.rest = new Rest(this.serverOf('main').url);
		this.keitaro = new SimulatorControl(simulators.urls.control, 'keitaro');
		this.meta = new SimulatorControl(simulators.urls.control, 'meta');
	}

	static async open(log: Log): Promise<QueueStage> {
		await ensureRedis(log);
		const host = await ensureHost(log);
		const tarball = await packPackage(log);
		const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-queue-'));
		log(`n8n ${host.version} in queue mode, data and logs in ${folder}`);
		const simulators = await Simulators.start({
			ports: { keitaro: 0, meta: 0, control: 0 },
			conversions: CONVERSIONS,
			logFile: join(folder, 'simulators.log'),
		});
		const programs = new Map<ProgramName, Supervised>();
		const cluster = await PostgresCluster.prepare(log);
		const postgres = new ServiceProgram(
			() => cluster.start(),
			async () => await cluster.ready(),
		);
		programs.set('PostgreSQL', await Supervised.begin('PostgreSQL', postgres, log));
		const redisPort = await freePort();
		const redis = redisProgram(folder, redisPort);
		programs.set('Redis', await Supervised.begin('Redis', redis, log));

		const key = randomBytes(24).toString('hex');
		const env = queueEnvironment(cluster.address, redisPort, key);
		const servers = new Map<ProgramName, N8nServer>();
		for (const [name, role] of ROLES) {
			const userFolder = join(folder, name.replace(' ', '-'));
			const server = await N8nServer.prepare({ host, role, userFolder, tarball, env, log });
			servers.set(name, server);
			programs.set(name, await Supervised.begin(name, server, log));
		}
		const gate = await Gate.open(servers.get('webhook processor')?.url ?? '');
		const { version } = host;
		const stage = new QueueStage(folder, version, simulators, cluster, servers, programs, gate);
		await stage.rest.signIn(OWNER);
		return stage;
	}

	program(name: ProgramName): Supervised {
		const program = this.programs.get(name);
		if (program === undefined) throw new Error(`There is no ${name}`);
		return program;
	}

	/** Where postbacks go, without a slash at the end. */
	get webhookUrl(): string {
		return this.gate.url;
	}

	/** What one of n8n's processes has printed. */
	logFileOf(name: ProgramName): string {
		return this.serverOf(name).logFile;
	}

	/** Stops everything; the folder stays for a look where something went wrong. */
	async close(keepFolder: boolean): Promise<void> {
		this.gate.close();
		for (const program of [...this.programs.values()].reverse()) await program.stop();
		await this.simulators.stop();
		await this.cluster.remove();
		if (!keepFolder) await rm(this.folder, { recursive: true, force: true });
	}

	private serverOf(name: ProgramName): N8nServer {
		const server = this.servers.get(name);
		if (server === undefined) throw new Error(`${name} is none of n8n's processes`);
		return server;
	}
}
