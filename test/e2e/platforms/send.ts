import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { PLATFORMS } from '../../../nodes/shared/platforms/registry';
import type { Run } from '../run';
import { forwardOnServer } from './forwarding';
import { sale } from './items';
import { expectHidden } from './secrets';
import { type Stand, STANDS } from './stands';
import type { PlatformWorld } from './world';

const COUNT = 500;
/** One of a hundred. */
const isBad = (n: number): boolean => n % 100 === 37;
const BAD = COUNT / 100;

type Counts = Record<string, number>;

/** Each credential as the user stores it, and its *Test* button. */
export async function checkAccounts({ stage, checks }: Run, world: PlatformWorld): Promise<void> {
	for (const { credential, input } of world.accounts) {
		await checks.check(`${input.name}: the test finds it sound`, async () => {
			const { status, message } = await stage.rest.testCredential(credential.id, input);
			assert.deepEqual([status, message], ['OK', 'Connection successful!']);
		});
	}
}

/** 500 conversions to every platform through throttling and a cut connection, on the real server. */
export async function checkSending(run: Run, world: PlatformWorld): Promise<void> {
	for (const {
		platform: { name: platform },
	} of PLATFORMS) {
		const stand = STANDS[platform];
		assert.ok(stand, `stands.ts does not say how to meet ${platform}`);
		const what = `${platform}: each of ${COUNT - BAD} once, each of ${BAD} bad ones with the reason`;
		await run.checks.check(
			what,
			async () => await sendThroughTroubles(run, world, platform, stand),
		);
	}
}

async function sendThroughTroubles(
	run: Run,
	world: PlatformWorld,
	platform: string,
	{ simulator, parameters, more, bad, sentAgain, counted }: Stand,
): Promise<void> {
	const service = world.control(simulator);
	await service.misbehave({ kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 1 });
	// The work is done, and nobody hears of it.
	await service.misbehave({ kind: 'cutBody', times: 1 });
	const before = (await service.traffic()).requestCount;
	const items = Array.from({ length: COUNT }, (_, n) =>
		sale(n, { ...more, ...(isBad(n) && bad.change) }),
	);
	const options = { includeInput: false };
	const outputs = await forwardOnServer(run, world, items, { platform, ...parameters, options });

	expectHidden(world, JSON.stringify(outputs));
	const counts = await service.command<Counts>('counts');
	const { requestCount, faults } = await service.traffic();
	const sizes = [outputs.accepted, outputs.skipped, outputs.failed].map(({ length }) => length);
	run.log(
		`        ${sizes.join(' / ')}, at ${simulator} ${counts[counted]} once in ${requestCount - before} requests`,
	);
	assert.equal(sizes[0]! + sizes[1]! + sizes[2]!, COUNT);
	const ofBad = outputs[bad.outcome].filter(({ class: kind }) => kind !== 'duplicate');
	assert.equal(ofBad.length, BAD);
	for (const { reason } of ofBad) assert.match(String(reason), bad.says);
	const good = [...outputs.accepted, ...duplicates(outputs.skipped)];
	assert.equal(good.length, COUNT - BAD);
	if (sentAgain === 'skipped') assert.ok(duplicates(outputs.skipped).length > 0);
	assert.equal(new Set(good.map(({ eventId }) => eventId)).size, COUNT - BAD);
	assert.equal(counts[counted], COUNT - BAD);
	assert.equal(counts.countedTwice ?? counts.countedAgain, 0);
	assert.deepEqual(faults, []);
	for (const { attempts } of outputs.accepted) assert.ok(Number(attempts) >= 1);
}

const duplicates = (items: readonly IDataObject[]): IDataObject[] =>
	items.filter(({ class: kind }) => kind === 'duplicate');
