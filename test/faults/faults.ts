import type { Misbehaviour, MisbehaviourKind, Simulator } from '../simulators/base';

export type FaultKind = MisbehaviourKind | 'down';

/** Everything that goes wrong between n8n and a service, as a user would name it. */
export const FAULTS: Readonly<Record<FaultKind, string>> = {
	throttled: '429',
	throttledRetryAfter: '429 with Retry-After',
	serverError: '500',
	serverErrorAfter: '500 after the work was done',
	badGateway: '502 with a web page',
	challengePage: '200 with a web page',
	redirect301: '301 to another host',
	redirect302: '302 to another host',
	slow: 'a late answer',
	hang: 'no answer',
	cutBefore: 'cut before the answer',
	cutBody: 'cut inside the answer',
	invalidJson: 'half of the JSON',
	emptyBody: '200 with nothing',
	partialPage: 'a page with too few rows',
	unauthorized: '401',
	paymentRequired: '402',
	forbidden: '403',
	notFoundHtml: '404 with a web page',
	down: 'nothing listens',
};

export const FAULT_KINDS = Object.keys(FAULTS) as FaultKind[];

/** A late answer is late for a person, not for a test. */
const LATE_MS = 20;

/** Makes a service go wrong for so many requests. */
export async function breakDown(
	simulator: Simulator,
	kind: FaultKind,
	times: number,
): Promise<void> {
	if (kind === 'down') return await simulator.stop();
	const rule: Misbehaviour = { kind, times, ...(kind === 'slow' && { delayMs: LATE_MS }) };
	simulator.misbehave(rule);
}

/** Makes it well again, at the address where it was. */
export async function mend(simulator: Simulator, kind: FaultKind, port: number): Promise<void> {
	if (kind === 'down') await simulator.start(port);
	else simulator.behave();
}

/** Stops a simulator, which must not have met anything it could not answer. */
export async function stopSound(simulator: Simulator): Promise<void> {
	await simulator.stop();
	if (simulator.faults.length > 0) throw new Error(simulator.faults.join('\n'));
}
