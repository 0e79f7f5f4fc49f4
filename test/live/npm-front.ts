import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Host } from './install';
import { UserError } from './log';
import { npmCli } from './processes';

/** On Windows n8n starts npm's program by its path and looks for no `npm`. */
export const canFrontNpm = (): boolean => process.platform !== 'win32' && npmCli() !== undefined;

/**
 * Environment variables for an n8n whose npm asks another registry. n8n names the registry in its calls
 * of npm, and another one only with a licence; so an `npm` in front of the real one has the last word.
 */
export function npmFrom(
	registryUrl: string,
	host: Host,
	folder: string,
): { PATH: string; npm_config_cache: string } {
	const cli = npmCli();
	if (!canFrontNpm() || !cli) throw new UserError('npm cannot be sent to another registry here.');
	const bin = join(folder, 'bin');
	mkdirSync(bin, { recursive: true });
	const front = join(bin, 'npm');
	const quoted = [process.execPath, cli].map((part) => `'${part}'`).join(' ');
	writeFileSync(front, `#!/bin/sh\nexec ${quoted} "$@" '--registry=${registryUrl}'\n`);
	chmodSync(front, 0o755);
	return {
		PATH: [bin, dirname(host.node), process.env.PATH ?? ''].join(delimiter),
		npm_config_cache: join(folder, 'npm-cache'),
	};
}
