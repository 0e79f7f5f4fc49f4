import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Log, UserError } from './log';
import { freePort } from './ports';
import { installPostgres } from './postgres-install';
import { run } from './processes';
import { Service } from './service';
import { waitFor } from './wait';

/** PostgreSQL does not start as root: then its files and its process are nobody's. */
const NOBODY = 65_534;
const USER = 'tracker_hub';

const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : undefined;
/** Its programs find their libraries by themselves. */
const surroundings = { cwd: '/', env: { PATH: process.env.PATH }, owner };

/** How to reach the database, as a credential of n8n takes it. */
export interface PostgresAddress {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
}

/** Whether anybody listens there. */
async function listens(port: number): Promise<true | undefined> {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(undefined));
		socket.once('close', () => socket.destroy());
	});
}

/** Lets the other user into the folder, and owns what it is to write. */
function giveAway(folder: string, paths: readonly string[]): void {
	try {
		chmodSync(folder, 0o755);
		for (const path of paths) chownSync(path, NOBODY, NOBODY);
	} catch {
		// A root that may not be anybody else, as in some containers.
		throw new UserError('PostgreSQL does not run as root, and there is no other user');
	}
}

/** A PostgreSQL on 127.0.0.1 with an empty database, set up in a folder of its own and not started. */
export class PostgresCluster {
	private constructor(
		private readonly folder: string,
		readonly address: PostgresAddress,
	) {}

	/** Fails with a UserError where this machine cannot have one. */
	static async prepare(log: Log, firstPort?: number): Promise<PostgresCluster> {
		const installed = await installPostgres(log);
		const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-postgres-'));
		const data = join(folder, 'data');
		const passwordFile = join(folder, 'password');
		const password = randomBytes(12).toString('hex');
		writeFileSync(passwordFile, password, { mode: 0o600 });
		mkdirSync(data, { mode: 0o700 });
		// The repository may lie where nobody may look.
		cpSync(installed, join(folder, 'programs'), { recursive: true, verbatimSymlinks: true });
		const port = await freePort(firstPort);
		const address = { host: '127.0.0.1', port, database: 'postgres', user: USER, password };
		const cluster = new PostgresCluster(folder, address);
		try {
			if (isRoot) giveAway(folder, [data, passwordFile]);
			const args = [
				...['--pgdata', data, '--username', USER, '--pwfile', passwordFile],
				...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
			];
			const { code, output } = await run(cluster.program('initdb'), args, surroundings);
			if (code !== 0) throw new UserError(`PostgreSQL could not be set up: ${output.trim()}`);
			return cluster;
		} catch (error) {
			await cluster.remove();
			throw error;
		}
	}

	/** Starts the server, with settings of its configuration; it answers a little later. */
	start(settings: Readonly<Record<string, string>> = {}): Service {
		const { port } = this.address;
		return Service.start(
			this.program('postgres'),
			[
				...['-D', join(this.folder, 'data'), '-h', '127.0.0.1', '-p', String(port)],
				// No socket in the file system.
				...['-k', ''],
				...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
			],
			{ ...surroundings, logFile: join(this.folder, 'server.log') },
		);
	}

	/** Waits until somebody listens. */
	async ready(): Promise<void> {
		await waitFor(async () => await listens(this.address.port), {
			what: 'The start of PostgreSQL',
			timeoutMs: 30_000,
			everyMs: 100,
		});
	}

	/** Deletes everything; it must not be running. */
	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}

	private program(name: string): string {
		return join(this.folder, 'programs', 'bin', name);
	}
}

/** A PostgreSQL of its own on 127.0.0.1 with an empty database, gone when it is stopped. */
export class PostgresServer {
	private constructor(
		private readonly cluster: PostgresCluster,
		private readonly service: Service,
	) {}

	/** Fails with a UserError where this machine cannot have one. */
	static async start(log: Log, firstPort?: number): Promise<PostgresServer> {
		const cluster = await PostgresCluster.prepare(log, firstPort);
		// No waiting for the disk: nothing is kept.
		const server = new PostgresServer(cluster, cluster.start({ fsync: 'off' }));
		try {
			await cluster.ready();
			return server;
		} catch (error) {
			await server.stop();
			throw error;
		}
	}

	get address(): PostgresAddress {
		return this.cluster.address;
	}

	async stop(): Promise<void> {
		// SIGTERM would wait for n8n, which keeps its connections.
		await this.service.kill();
		await this.cluster.remove();
	}
}
