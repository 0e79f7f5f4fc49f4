import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';
import { collectGarbage, measure } from '../child';

export interface LoadJob {
	/** n8n's folder, with its node_modules. */
	host: string;
	/** Folder of the package. */
	folder: string;
}

/** What one fresh process took. */
export interface LoadTimes {
	node: string;
	nodes: number;
	credentials: number;
	/** Files of code that were loaded. */
	files: number;
	ms: number;
	/** Bytes, after garbage was collected. */
	heap: number;
	rss: number;
}

/** What the bench uses of n8n-core. */
interface Core {
	PackageDirectoryLoader: new (folder: string) => {
		loadAll(): Promise<void>;
		nodeTypes: Record<string, { type: INodeType | IVersionedNodeType }>;
		credentialTypes: Record<string, unknown>;
	};
}

/** n8n-core prepares its settings folder when it is loaded; it must not be the user's own. */
async function withoutSettings<T>(work: () => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-load-'));
	process.env.N8N_USER_FOLDER = folder;
	try {
		return await work();
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The newest version of a node with several: what the editor opens. */
const newestOf = (type: INodeType | IVersionedNodeType): INodeType =>
	'getNodeType' in type ? type.getNodeType() : type;

measure<LoadJob, LoadTimes>(
	async ({ host, folder }) =>
		await withoutSettings(async () => {
			const load = createRequire(join(host, 'package.json'));
			load('reflect-metadata');
			const { PackageDirectoryLoader } = load('n8n-core') as Core;
			const filesBefore = Object.keys(load.cache).length;
			collectGarbage();
			const before = process.memoryUsage();
			const begun = performance.now();
			const loader = new PackageDirectoryLoader(folder);
			await loader.loadAll();
			const nodes = Object.values(loader.nodeTypes).map(({ type }) => newestOf(type));
			const ms = performance.now() - begun;
			collectGarbage();
			const after = process.memoryUsage();
			return {
				node: process.version,
				nodes: nodes.length,
				credentials: Object.keys(loader.credentialTypes).length,
				files: Object.keys(load.cache).length - filesBefore,
				ms,
				heap: after.heapUsed - before.heapUsed,
				rss: after.rss - before.rss,
			};
		}),
);
