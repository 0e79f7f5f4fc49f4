import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { readJson } from './fingerprint';
import type { Tarball } from './pack';
import { root } from './paths';

interface Manifest {
	name: string;
	version: string;
}

const digest = (algorithm: string, content: Buffer, encoding: 'hex' | 'base64'): string =>
	createHash(algorithm).update(content).digest(encoding);

/**
 * An npm registry on 127.0.0.1 that holds this package alone, as packed: what npm asks a registry for
 * when it looks a package up and fetches it, and 404 for all else.
 */
export class PackageRegistry {
	/** Paths asked for so far, in their order. */
	readonly asked: string[] = [];
	private readonly content: Buffer;
	private readonly manifest: Manifest;
	private readonly file: string;
	private readonly server: Server;

	private constructor(tarball: Tarball) {
		this.content = readFileSync(tarball.file);
		this.manifest = readJson(join(root, 'package.json')) as Manifest;
		this.file = basename(tarball.file);
		this.server = createServer((request, response) => this.answer(request, response));
	}

	static async start(tarball: Tarball): Promise<PackageRegistry> {
		const registry = new PackageRegistry(tarball);
		await new Promise<void>((resolve, reject) => {
			registry.server.once('error', reject);
			registry.server.listen(0, '127.0.0.1', resolve);
		});
		return registry;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Where npm fetches the tarball. */
	get tarballPath(): string {
		return `/${this.manifest.name}/-/${this.file}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private answer({ method, url = '/' }: IncomingMessage, response: ServerResponse): void {
		const path = decodeURIComponent(new URL(url, this.url).pathname);
		this.asked.push(path);
		if (method === 'GET' && path === this.tarballPath) {
			response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(this.content);
			return;
		}
		const known = method === 'GET' && path === `/${this.manifest.name}`;
		response
			.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
			.end(JSON.stringify(known ? this.document() : { error: 'Not found' }));
	}

	/** Everything a registry tells about a package. */
	private document(): object {
		const { name, version } = this.manifest;
		const dist = {
			tarball: `${this.url}${this.tarballPath}`,
			shasum: digest('sha1', this.content, 'hex'),
			integrity: `sha512-${digest('sha512', this.content, 'base64')}`,
		};
		return {
			name,
			'dist-tags': { latest: version },
			versions: { [version]: { ...this.manifest, dist } },
		};
	}
}
