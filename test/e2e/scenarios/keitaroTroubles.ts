import assert from 'node:assert/strict';
import type { MisbehaviourKind } from '../../simulators/base';
import { expectOnlyChanges } from '../changes';
import { checkBooks, type Run } from '../run';
import { create } from '../tracker';
import { TRIGGER } from '../workflow';

const PATH = '/conversions/log';
/** Requests for a page before a sync gives up, where trying again can help. */
const ATTEMPTS = 4;

/** Each trouble with what n8n shows for it, and how many answers of it one sync sees. */
interface Trouble {
	kind: MisbehaviourKind;
	requests: number;
	says: RegExp;
}

const TROUBLES: readonly Trouble[] = [
	{ kind: 'throttled', requests: ATTEMPTS, says: /Keitaro asks for fewer requests \(429\)/ },
	{
		kind: 'throttledRetryAfter',
		requests: ATTEMPTS,
		says: /Keitaro asks for fewer requests \(429\)/,
	},
	{
		kind: 'serverError',
		requests: ATTEMPTS,
		says: /Keitaro could not handle the request \(500\)/,
	},
	{ kind: 'badGateway', requests: ATTEMPTS, says: /Keitaro could not handle the request \(502\)/ },
	{ kind: 'challengePage', requests: 1, says: /web page answered instead of the Keitaro API/ },
	{ kind: 'redirect301', requests: 1, says: /Keitaro redirects to .*, which was not followed/ },
	{ kind: 'redirect302', requests: 1, says: /Keitaro redirects to .*, which was not followed/ },
	{ kind: 'cutBody', requests: ATTEMPTS, says: /connection to Keitaro broke before the answer/ },
	{ kind: 'invalidJson', requests: ATTEMPTS, says: /answer of Keitaro broke off or is not JSON/ },
	{ kind: 'emptyBody', requests: ATTEMPTS, says: /Keitaro answered with nothing/ },
];

type Spoiled = Pick<Trouble, 'kind' | 'requests'>;

/**
 * Troubles that outlast a sync, as many as n8n lets follow on one another: it tries five times to
 * publish, and the fifth must get through.
 */
const FAILING: ReadonlyArray<readonly Spoiled[]> = [
	TROUBLES.slice(0, 4),
	TROUBLES.slice(4, 8),
	TROUBLES.slice(8),
];

/** Troubles of the moment, all of a row during one sync, which gets through them. */
const PASSING: readonly MisbehaviourKind[][] = [
	['throttled', 'cutBody', 'emptyBody', 'slow'],
	['throttledRetryAfter', 'serverError', 'invalidJson', 'partialPage'],
	['badGateway', 'slow'],
];
const WAVE = 15;

/** Everything a tracker, or what stands before it, does wrong while it is read. */
export async function keitaroTroubles(run: Run): Promise<void> {
	const { publisher, checks } = run;
	for (const trouble of TROUBLES) {
		await checks.check(`Keitaro, ${trouble.kind}: the editor shows a sentence`, async () => {
			await expectSentence(run, trouble);
		});
	}
	await checks.check('Keitaro, in and out of trouble: nothing is lost or doubled', async () => {
		await publisher.unpublish();
		await publisher.due();
		// One wave a sync: the rest of them makes the next one due at once.
		await publisher.set({ maxItems: WAVE });
		const waves = FAILING.length + PASSING.length;
		await expectOnlyChanges(
			run,
			async () => {
				await create(run, WAVE * waves);
			},
			async () => {
				for (const troubles of FAILING) await syncThrough(run, troubles);
				for (const kinds of PASSING) {
					await syncThrough(
						run,
						kinds.map((kind) => ({ kind, requests: 1 })),
					);
				}
				await publisher.drain();
			},
		);
	});
	await checkBooks(run, 'troubles of Keitaro');
}

async function misbehave({ stage }: Run, troubles: readonly Spoiled[]): Promise<void> {
	for (const { kind, requests: times } of troubles) {
		await stage.keitaro.misbehave({ kind, times, pathIncludes: PATH });
	}
}

/** *Fetch Test Event*, with the trouble for as long as it tries. */
async function expectSentence(run: Run, { kind, says }: Trouble): Promise<void> {
	const { stage, publisher, log } = run;
	await publisher.unpublish();
	await misbehave(run, [{ kind, requests: ATTEMPTS }]);
	const id = await stage.rest.run(publisher.workflowId, TRIGGER);
	const execution = await stage.rest.finished(id);
	await stage.keitaro.behave();
	const [shown] = execution.runData[TRIGGER] ?? [];
	log(`        ${execution.error} | ${shown?.error?.description}`);
	assert.equal(execution.status, 'error');
	assert.match(execution.error ?? '', says);
	assert.ok(shown?.error?.description, 'it does not say what to do');
}

/** One publishing whose requests meet these troubles in turn, and the executions it leads to. */
async function syncThrough(run: Run, troubles: readonly Spoiled[]): Promise<void> {
	const { stage, publisher, executions, log } = run;
	await publisher.unpublish();
	const begun = Date.now();
	await misbehave(run, troubles);
	await publisher.publish();
	await publisher.unpublish();
	const asked = await stage.keitaro.received(PATH, begun);
	await executions.idle();
	const names = troubles.map(({ kind, requests }) => `${requests} ${kind}`).join(', ');
	log(`        ${Math.round((Date.now() - begun) / 1000)} s through ${names}`);
	const spoiled = troubles.reduce((sum, { requests }) => sum + requests, 0);
	assert.ok(asked.length >= spoiled, `${asked.length} requests, ${spoiled} were to be spoiled`);
}
