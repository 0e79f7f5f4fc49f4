import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { type Log, UserError } from '../live/log';
import { hasProgram, run } from '../live/processes';
import { Service } from '../live/service';
import { waitFor } from '../live/wait';
import { ServiceProgram } from './serviceProgram';

const SERVER = 'redis-server';

/** Has the machine's Redis; fetches it where that is allowed, says what to do where it is not. */
export async function ensureRedis(log: Log): Promise<void> {
	if (hasProgram(SERVER)) return;
	const isAllowed = process.getuid?.() === 0 && hasProgram('apt-get');
	if (isAllowed) {
		log(`Installing ${SERVER} with apt-get ...`);
		const args = ['install', '-y', '--no-install-recommends', SERVER];
		const { code, output } = await run('apt-get', args, { cwd: '/' });
		if (code === 0 && hasProgram(SERVER)) return;
		throw new UserError(`apt-get could not install ${SERVER}:\n${output.trim()}`);
	}
	throw new UserError(
		`${SERVER} is not on this machine. Install it, on Debian or Ubuntu with ` +
			`'sudo apt-get install ${SERVER}', and run the command again.`,
	);
}

/** Whether it answers, and has read its data. */
async function answers(port: number): Promise<true | undefined> {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		const end = (answer: true | undefined): void => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => socket.write('PING\r\n'));
		socket.once('data', (data) => end(data.toString().startsWith('+PONG') ? true : undefined));
		socket.once('error', () => end(undefined));
		socket.once('close', () => end(undefined));
	});
}

/**
 * A Redis of its own on 127.0.0.1 that has every write on disk before it answers: with Redis' defaults
 * a kill takes the jobs of the last minutes along.
 */
export function redisProgram(folder: string, port: number): ServiceProgram {
	const data = join(folder, 'redis');
	mkdirSync(data, { recursive: true });
	const args = [
		...['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', ''],
		...['--appendonly', 'yes', '--appendfsync', 'always'],
	];
	const surroundings = { cwd: data, env: { PATH: process.env.PATH } };
	return new ServiceProgram(
		() => Service.start(SERVER, args, { ...surroundings, logFile: join(folder, 'redis.log') }),
		async () => {
			const what = 'The start of Redis';
			await waitFor(async () => await answers(port), { what, timeoutMs: 30_000, everyMs: 50 });
		},
	);
}
