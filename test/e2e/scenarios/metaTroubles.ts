import assert from 'node:assert/strict';
import type { MisbehaviourKind } from '../../simulators/base';
import type { Told } from '../executions';
import { checkBooks, type Run } from '../run';
import { create } from '../tracker';

const PATH = '/events';
/** Conversions in each execution. */
const WAVE = 60;
/** Executions more than troubles, should a tick come in between all the same. */
const SPARE = 2;
/** Requests before a batch is given up, where trying again can help. */
const ATTEMPTS = 5;

/** Troubles in a row that one batch gets through. */
const PASSING: readonly MisbehaviourKind[][] = [
	['throttled', 'throttledRetryAfter', 'serverError', 'serverErrorAfter'],
	['badGateway', 'challengePage', 'slow'],
	['cutBody', 'cutBefore', 'invalidJson', 'emptyBody'],
];

interface Lasting {
	kind: MisbehaviourKind;
	class: string;
	says: RegExp;
}

/** Troubles that last: the conversions come out on *Failed*, and say why. */
const LASTING: readonly Lasting[] = [
	{ kind: 'redirect301', class: 'configuration', says: /Meta redirects to .* not followed/ },
	{ kind: 'redirect302', class: 'configuration', says: /Meta redirects to .* not followed/ },
	{ kind: 'throttled', class: 'throttled', says: /Meta refused it: .*request limit/ },
	{ kind: 'badGateway', class: 'temporary', says: /Meta could not handle the request \(502\)/ },
	{ kind: 'cutBody', class: 'temporary', says: /connection to Meta broke before the answer/ },
];

/** Everything Meta, or what stands before it, does wrong while conversions are sent. */
export async function metaTroubles(run: Run): Promise<void> {
	const { publisher, checks, stage } = run;
	const begun = new Date();
	await publisher.due();
	// One execution each: the rest of the wave makes the next sync due at once.
	await publisher.set({ maxItems: WAVE });
	await create(run, WAVE * (PASSING.length + LASTING.length + SPARE));
	for (const kinds of PASSING) {
		await checks.check(`Meta, ${kinds.join(', ')}: the batch gets through`, async () => {
			const told = await forwardThrough(run, kinds);
			assert.deepEqual(told.filter(({ outcome }) => outcome === 'failed').slice(0, 2), []);
			const attempts = told.find(({ outcome }) => outcome === 'accepted')?.attempts;
			assert.equal(attempts, kinds.filter((kind) => kind !== 'slow').length + 1);
		});
	}
	const failed: Told[] = [];
	for (const lasting of LASTING) {
		await checks.check(`Meta, ${lasting.kind} for good: failed, with the reason`, async () => {
			const told = await forwardThrough(
				run,
				new Array<MisbehaviourKind>(ATTEMPTS).fill(lasting.kind),
			);
			failed.push(...expectFailed(told, lasting));
		});
	}
	await checks.check('Meta, trouble over: the rest comes by itself', async () => {
		await publisher.drain();
	});
	await checkBooks(run, 'troubles of Meta', true);
	await checks.check('Re-Sync From sends what had failed, and only that', async () => {
		await resend(run, begun, failed);
	});
	await checkBooks(run, 'after the re-sync');
	await checks.check('redirects were not followed, with or without the key', async () => {
		for (const simulator of [stage.keitaro, stage.meta]) {
			assert.deepEqual((await simulator.traffic()).elsewhere, { calls: 0, withKey: 0 });
		}
	});
}

/** One execution whose requests meet these troubles in turn; what it said. */
async function forwardThrough(run: Run, kinds: readonly MisbehaviourKind[]): Promise<Told[]> {
	const { publisher, executions, stage } = run;
	await publisher.unpublish();
	const known = await executions.ids();
	for (const kind of kinds) {
		await stage.meta.misbehave({ kind, times: 1, pathIncludes: PATH });
	}
	await publisher.publish();
	// Or the next tick would bring the conversions meant for the next trouble.
	await publisher.unpublish();
	await executions.idle();
	await stage.meta.behave();
	const ended = await executions.endedSince(known);
	const told = ended.flatMap((one) => one.told);
	assert.ok(ended.length > 0 && told.length > 0, 'nothing was forwarded');
	return told;
}

function expectFailed(told: readonly Told[], { class: expected, says }: Lasting): Told[] {
	const failed = told.filter(({ outcome }) => outcome === 'failed');
	assert.ok(failed.length > 0, 'nothing failed');
	assert.deepEqual(told.filter(({ outcome }) => outcome === 'accepted').slice(0, 2), []);
	for (const { class: errorClass, reason, advice } of failed) {
		assert.equal(errorClass, expected);
		assert.match(reason ?? '', says);
		assert.ok(advice, 'it does not say what to do');
	}
	return failed;
}

/** Reads everything since then once more; what was accepted before must not be sent again. */
async function resend(run: Run, from: Date, failed: readonly Told[]): Promise<void> {
	const { publisher, executions, stage } = run;
	const before = await stage.meta.command<{ accepted: number }>('counts');
	const known = await executions.ids();
	await publisher.set({ maxItems: 2_500, resyncFrom: from.toISOString() });
	await publisher.drain();
	const told = (await executions.endedSince(known)).flatMap((one) => one.told);
	const sent = told.filter(({ outcome }) => outcome === 'accepted').map(({ eventId }) => eventId);
	assert.deepEqual(sent.sort(), failed.map(({ eventId }) => eventId).sort());
	const after = await stage.meta.command<{ accepted: number }>('counts');
	assert.equal(after.accepted - before.accepted, failed.length);
	run.log(`        ${failed.length} failed, ${sent.length} of ${told.length} sent`);
}
