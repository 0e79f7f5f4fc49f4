import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readBody, type Misbehaviour, type Simulator } from './base';

type Arguments = Record<string, unknown>;

/** A wrong call of the control port, told to the caller with its status. */
class ControlError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** What can be asked of every simulator; `/<simulator>/command/<name>` adds its own commands. */
const ROUTES: Readonly<Record<string, (simulator: Simulator, args: Arguments) => unknown>> = {
	'GET received': (simulator) => simulator.received(),
	'GET count': (simulator) => ({
		requestCount: simulator.requestCount,
		elsewhere: simulator.elsewhere(),
		faults: simulator.faults,
	}),
	'POST misbehave': (simulator, args) => {
		// The queue checks every field itself: this comes from outside.
		simulator.misbehave(args as unknown as Misbehaviour);
	},
	'POST behave': (simulator) => {
		simulator.behave();
	},
	'POST forget': (simulator) => {
		simulator.forgetTraffic();
	},
};

function parseArguments(text: string): Arguments {
	if (text.trim() === '') return {};
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
			return parsed as Arguments;
		}
	} catch {
		// Told below, together with JSON that is no object.
	}
	throw new ControlError(400, 'The body must be a JSON object');
}

function describe(simulators: readonly Simulator[]): unknown {
	return simulators.map(({ name, url, commands }) => ({
		name,
		url,
		commands: Object.keys(commands),
	}));
}

async function answer(
	simulators: readonly Simulator[],
	message: IncomingMessage,
): Promise<unknown> {
	const body = (await readBody(message))?.toString('utf8') ?? '';
	const { pathname } = new URL(`http://127.0.0.1${message.url ?? '/'}`);
	const [name, action, command] = pathname.split('/').slice(1);
	if (!name) return describe(simulators);
	const simulator = simulators.find((one) => one.name === name);
	if (!simulator) throw new ControlError(404, `There is no simulator '${name}'`);
	if (message.method === 'POST' && action === 'command') {
		const run = Object.hasOwn(simulator.commands, command ?? '')
			? simulator.commands[command ?? '']
			: undefined;
		if (!run) throw new ControlError(404, `${name} has no command '${command ?? ''}'`);
		return await run(parseArguments(body));
	}
	const route = ROUTES[`${message.method} ${action}`];
	if (!route) throw new ControlError(404, `There is no ${message.method} ${pathname}`);
	return route(simulator, parseArguments(body));
}

function send(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	// A command without a result answers null: every answer is JSON.
	response.end(JSON.stringify(value ?? null));
}

/**
 * A control port for simulators in other processes: what arrived, how to misbehave, commands.
 *
 * `GET /` lists the simulators. Wrong calls get 400 or 404 and `{ error }`.
 */
export async function startControl(
	simulators: readonly Simulator[],
	port = 0,
): Promise<{ url: string; stop(): Promise<void> }> {
	const server = createServer((message, response) => {
		answer(simulators, message).then(
			(value) => send(response, 200, value),
			(error: unknown) => {
				const status = error instanceof ControlError ? error.status : 400;
				send(response, status, { error: error instanceof Error ? error.message : String(error) });
			},
		);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
