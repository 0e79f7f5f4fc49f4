import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './fingerprint';
import { type Host } from './install';
import { type Log } from './log';
import { n8nEnvironment, type ServerPorts } from './n8n-environment';
import type { Tarball } from './pack';
import { freePort } from './ports';
import { npm } from './processes';
import { Service } from './service';
import { waitFor } from './wait';

export interface ServerOptions {
	host: Host;
	/** Which of n8n's processes; by default the one that does all by itself, or leads in queue mode. */
	role?: ServerRole;
	/** n8n keeps its data in `<userFolder>/.n8n`. */
	userFolder: string;
	/** Port of the editor; a free one by default. */
	port?: number;
	/** Installed as users get it, once per content. */
	tarball?: Tarball;
	/** More environment variables for n8n. */
	env?: Record<string, string>;
	log: Log;
}

/** n8n's own names of its commands. */
export type ServerRole = 'start' | 'worker' | 'webhook';

/**
 * What only a process that is ready answers, and with which word in it. `/healthz` answers before n8n
 * can fail at loading; the settings come last.
 */
const READY: Readonly<Record<ServerRole, readonly [path: string, word: string]>> = {
	start: ['/rest/settings', 'showSetupOnFirstLoad'],
	worker: ['/healthz/readiness', 'ok'],
	webhook: ['/healthz/readiness', 'ok'],
};

const packageName = 'n8n-nodes-tracker-hub';
const startTimeoutMs = 120_000;

/** What n8n itself does for a community package: npm in `.n8n/nodes`, without peers and scripts. */
async function installTarball(nodesFolder: string, tarball: Tarball): Promise<void> {
	const stampFile = join(nodesFolder, 'tracker-hub.json');
	if (readJson(stampFile) === tarball.fingerprint) return;
	mkdirSync(nodesFolder, { recursive: true });
	const manifest = join(nodesFolder, 'package.json');
	if (!existsSync(manifest)) {
		writeFileSync(manifest, JSON.stringify({ name: 'installed-nodes', private: true }));
	}
	// The version stays the same while the content changes, which npm would not notice.
	rmSync(join(nodesFolder, 'node_modules', packageName), { recursive: true, force: true });
	rmSync(join(nodesFolder, 'node_modules', '.package-lock.json'), { force: true });
	const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-audit'];
	const { code, output } = await npm(['install', ...flags, tarball.file], nodesFolder);
	if (code !== 0) throw new Error(`npm install of the tarball failed:\n${output}`);
	writeFileSync(stampFile, JSON.stringify(tarball.fingerprint));
}

/** One process of n8n with a user folder of its own, on 127.0.0.1. */
export class N8nServer {
	private service: Service | undefined;

	private constructor(
		private readonly options: ServerOptions,
		private readonly ports: ServerPorts,
	) {}

	/** Prepares the user folder, starts n8n and waits until it answers. */
	static async start(options: ServerOptions): Promise<N8nServer> {
		const server = await N8nServer.prepare(options);
		await server.launch();
		return server;
	}

	/** Prepares the user folder only. */
	static async prepare(options: ServerOptions): Promise<N8nServer> {
		mkdirSync(options.userFolder, { recursive: true });
		const { tarball } = options;
		if (tarball) await installTarball(join(options.userFolder, '.n8n', 'nodes'), tarball);
		const main = await freePort(options.port);
		return new N8nServer(options, { main, broker: await freePort() });
	}

	/** Address of the editor and the REST API, without a slash at the end. */
	get url(): string {
		return `http://127.0.0.1:${this.ports.main}`;
	}

	/** Process id of n8n's main process while it runs. */
	get pid(): number | undefined {
		return this.service?.isRunning ? this.service.pid : undefined;
	}

	/** What n8n printed, over all its starts. */
	get logFile(): string {
		return join(this.options.userFolder, 'n8n.log');
	}

	/** n8n's database, unless it has been told to use another than its own. */
	get databaseFile(): string {
		return join(this.options.userFolder, '.n8n', 'database.sqlite');
	}

	/** Starts n8n again on the same folder and ports; it must not be running. */
	async launch(): Promise<void> {
		if (this.service?.isRunning) throw new Error('n8n is running already.');
		const { host, userFolder, role = 'start', env = {} } = this.options;
		this.service = Service.start(host.node, [host.n8n, role], {
			cwd: userFolder,
			env: n8nEnvironment(host, userFolder, this.ports, env),
			logFile: this.logFile,
		});
		try {
			await this.waitReady();
		} catch (error) {
			await this.service.kill();
			throw error;
		}
	}

	/** Resolves when n8n answers and has loaded its nodes; fails with its log when it ended. */
	async waitReady(): Promise<void> {
		const [path, word] = READY[this.options.role ?? 'start'];
		const ready = async (): Promise<true | undefined> => {
			if (!this.service?.isRunning) throw new Error(`n8n ended at its start:\n${this.logTail()}`);
			const answer = await fetch(this.url + path).catch(() => undefined);
			const text = answer?.ok ? await answer.text() : '';
			return text.includes(word) ? true : undefined;
		};
		await waitFor(ready, { what: 'The start of n8n', timeoutMs: startTimeoutMs });
	}

	/** Ends n8n as an administrator would: SIGTERM, and time to finish. */
	async stop(): Promise<void> {
		await this.service?.stop();
	}

	/** Ends n8n as a power cut would: SIGKILL to it and its runners. */
	async kill(): Promise<void> {
		await this.service?.kill();
	}

	/** Resolves when n8n has ended, for whatever reason. */
	async ended(): Promise<void> {
		await this.service?.wait();
	}

	/** Stops n8n and starts it again. */
	async restart(): Promise<void> {
		await this.stop();
		await this.launch();
	}

	private logTail(): string {
		const lines = readFileSync(this.logFile, 'utf8').trim().split('\n');
		return lines.slice(-15).join('\n');
	}
}
