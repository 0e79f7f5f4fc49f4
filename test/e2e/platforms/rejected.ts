import assert from 'node:assert/strict';
import type { Run } from '../run';
import { forwardOnServer } from './forwarding';
import { sale } from './items';
import { STANDS } from './stands';
import type { PlatformWorld } from './world';

/** Platforms that take a sale back; the workflow for refunds is run against them. */
const TAKES_BACK = ['googleAdsAdjustments', 'googleAnalytics'];
/** Those of Google point to the one that does. */
const POINTING = ['googleDataManager', 'googleAdsConversions'];

/** A sale that was taken back is sent nowhere, and each platform says what can be done. */
export async function checkRejected(run: Run, world: PlatformWorld): Promise<void> {
	const others = Object.entries(STANDS).filter(([platform]) => !TAKES_BACK.includes(platform));
	await run.checks.check('a rejected sale: every other platform says why it is left', async () => {
		const status = { status: 'rejected', trackerStatus: 'rejected' };
		for (const [platform, { parameters, more, simulator }] of others) {
			const before = (await world.control(simulator).traffic()).requestCount;
			const items = [sale(9_000, { ...more, ...status })];
			const outputs = await forwardOnServer(run, world, items, { platform, ...parameters });
			const { accepted, skipped, failed } = outputs;
			assert.deepEqual([platform, accepted, failed], [platform, [], []]);
			assert.equal(skipped.length, 1);
			const [{ code, reason, advice } = {}] = skipped;
			assert.equal(code, 'rejected');
			assert.match(String(reason), /^The conversion was rejected\. .*(?:no way to|cannot) take/);
			const advised = POINTING.includes(platform)
				? /'Google Ads Adjustments'/
				: /Forward only confirmed/;
			assert.match(String(advice), advised);
			assert.equal((await world.control(simulator).traffic()).requestCount, before);
		}
	});
}
