import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

function filesOf(path: string): string[] {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesOf(join(path, name)));
}

/** SHA-256 over names and contents of files and folders; a path that does not exist is empty. */
export function fingerprint(base: string, paths: string[]): string {
	const hash = createHash('sha256');
	for (const file of paths.flatMap((path) => filesOf(join(base, path)))) {
		hash
			.update(`${relative(base, file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

/** The parsed content of a JSON file, or undefined where it is missing or cut. */
export function readJson(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
