import { fixed, median, table, whole } from '../stats';
import type { LoadResult } from './index';

const HEAD = [
	...['', 'nodes', 'credentials', 'files', 'median ms', 'range ms', 'heap MB', 'RSS MB'],
	...['packed kB', 'unpacked kB', 'with dependencies kB'],
];

const mb = (bytes: readonly number[]): string => fixed(median(bytes) / 1e6, 1);
const kb = (bytes: number): string => whole(bytes / 1000);

/** The bench of loading as a person reads it. */
export function loadReport({ node, packages }: LoadResult): string {
	const rows = packages.map((one) => [
		one.name,
		whole(one.nodes),
		whole(one.credentials),
		whole(one.files),
		whole(median(one.ms)),
		`${whole(Math.min(...one.ms))}–${whole(Math.max(...one.ms))}`,
		mb(one.heap),
		mb(one.rss),
		kb(one.packed),
		kb(one.unpacked),
		kb(one.withDependencies),
	]);
	return [
		`Loading a package into n8n-core, ${node}, medians of ${packages[0]?.ms.length ?? 0} fresh processes, in turn`,
		'',
		table([HEAD, ...rows]),
		'',
		'Memory is what is held after garbage was collected, above what it was before.',
	].join('\n');
}
