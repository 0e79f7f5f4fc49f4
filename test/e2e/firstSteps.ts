import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, NoBrowser } from '../live/browser-launch';
import { stillPicture, takeFirstSteps, type FirstSteps } from '../live/first-steps';
import type { Log } from '../live/log';
import { canFrontNpm } from '../live/npm-front';
import { workFolder } from '../live/paths';
import { waitFor } from '../live/wait';
import { SimulatorControl } from './control';
import type { Run } from './run';

const MOST_ACTIONS = 40;
const PICTURES = join(workFolder, 'pictures');

/** Events that Meta has counted; undefined while there are none. */
async function arrived({ controlUrl }: FirstSteps): Promise<number | undefined> {
	const meta = new SimulatorControl(controlUrl, 'meta');
	const { total } = await meta.command<{ total: number }>('list', { limit: 1 });
	return total || undefined;
}

/** A machine without a browser, or without an npm to stand in front of, misses these checks. */
async function browserIfAny(log: Log): Promise<Browser | undefined> {
	const leftOut = (reason: string): undefined => {
		log(
			`  --    not checked (${reason}): the way of a new user from an empty n8n to conversions at ` +
				'Meta, by clicks and typing',
		);
	};
	if (!canFrontNpm()) return leftOut("n8n's npm cannot be sent to another registry here");
	return await launchBrowser(log).catch((error: unknown) => {
		if (!(error instanceof NoBrowser)) throw error;
		return leftOut(`for want of a browser: ${error.message}`);
	});
}

/** A new user: from an empty n8n to conversions at the ad platform, in the editor alone. */
export async function firstSteps({ checks, log }: Run): Promise<void> {
	const browser = await browserIfAny(log);
	if (!browser) return;
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-first-'));
	let steps: FirstSteps | undefined;
	try {
		await checks.check('an empty n8n: installed, connected, wired and published', async () => {
			steps = await takeFirstSteps({
				browser,
				folder,
				picture: async (editor, name) => await stillPicture(editor, join(PICTURES, `${name}.png`)),
				log,
			});
		});
		if (!steps) return;
		const { actions, asked, tarballPath, pageErrors } = steps;
		log(`        ${actions.length} clicks, fields and keys; pictures in ${PICTURES}`);
		await checks.check('n8n fetched the packed package, as it does from npm', () => {
			assert.ok(asked.includes(tarballPath), String(asked));
		});
		await checks.check(`a new user needs fewer than ${MOST_ACTIONS} actions`, () => {
			assert.ok(actions.length < MOST_ACTIONS, actions.join('\n'));
		});
		await checks.check('conversions arrive at Meta', async () => {
			const ask = async () => steps && (await arrived(steps));
			const what = 'The arrival of conversions';
			log(`        ${await waitFor(ask, { what, timeoutMs: 60_000 })} events arrived`);
		});
		await checks.check('the editor reported no error of its own', () => {
			assert.deepEqual(pageErrors, []);
		});
	} finally {
		await steps?.stop();
		await browser.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
