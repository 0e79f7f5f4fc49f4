import { setImmediate as nextTurn } from 'node:timers/promises';

import {
	json,
	Simulator,
	type Misbehaviour,
	type MisbehaviourKind,
	type SimulatedAnswer,
	type SimulatedRequest,
} from './base';

export const RIGHT = { ok: true, rows: ['one', 'two'] };

/** Counts what it really did. */
export class Counter extends Simulator {
	readonly name = 'counter';
	works = 0;
	partials = 0;
	lastBody = '';

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		if (request.path === '/bug') throw new Error('a bug of the simulator');
		this.works += 1;
		this.lastBody = request.body;
		if (request.partial) this.partials += 1;
		return json(200, RIGHT);
	}
}

/** The simulator of the test that runs, by `start`. */
export let simulator: Counter;

/** Before each test: a new simulator. */
export async function start(): Promise<void> {
	simulator = new Counter();
	await simulator.start();
}

/** What a client gets, whole; redirects are not followed. */
export async function call(path = '/', init: RequestInit = {}) {
	const response = await fetch(simulator.url + path, { redirect: 'manual', ...init });
	return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Waits for something to happen in the server, without a clock. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await nextTurn();
}

/** Once, unless told otherwise. */
export const misbehave = (kind: MisbehaviourKind, more: Partial<Misbehaviour> = {}): void =>
	simulator.misbehave({ kind, times: 1, ...more });
