import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { packageSources } from '../live/pack';
import { environmentWithoutNpm, filesBelow, root, slow } from './support';

/** Builds and packs a copy of the sources, in a folder of another name, as if written at another time. */
function tarballOf(name: string, writtenAt: Date): Buffer {
	const folder = mkdtempSync(path.join(tmpdir(), name));
	try {
		for (const source of packageSources)
			cpSync(path.join(root, source), path.join(folder, source), { recursive: true });
		for (const file of filesBelow(folder))
			utimesSync(path.join(folder, file), writtenAt, writtenAt);
		symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
		const options = {
			...{ cwd: folder, env: environmentWithoutNpm() },
			...{ shell: process.platform === 'win32', stdio: 'pipe' as const },
		};
		execFileSync('npm', ['run', 'build', '--silent'], options);
		execFileSync('npm', ['pack', '--loglevel=error'], options);
		const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
		return readFileSync(path.join(folder, tarball));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it(
	'whoever builds this source gets the published tarball, byte for byte',
	() => {
		const [one, other] = [
			tarballOf('first-', new Date('2020-01-02T03:04:05Z')),
			tarballOf('second-build-', new Date('2026-06-07T08:09:10Z')),
		];
		expect(one.length).toBeGreaterThan(10_000);
		expect(sha256(other)).toBe(sha256(one));
	},
	slow,
);
