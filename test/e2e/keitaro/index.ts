import type { Browser } from 'playwright-core';
import { Editor } from '../../live/browser';
import { launchBrowser, NoBrowser } from '../../live/browser-launch';
import type { Log } from '../../live/log';
import type { Run } from '../run';
import { OWNER } from '../stage';
import { checkOperations } from './operations';
import { checkPreview, checkSchemas } from './schemas';
import { STEPS } from './steps';
import { checkTool, checkToolType } from './tool';

/** What only a browser can tell, for the line that says it was left out. */
const NEEDS_BROWSER =
	`${STEPS.length} operations of the Keitaro node by clicks and typing, the fields of nodes shown to the next ` +
	'one before they have run, its use as a tool by an AI Agent';

/** A machine without a browser misses these checks; it fails none. */
async function browserIfAny(log: Log): Promise<Browser | undefined> {
	return await launchBrowser(log).catch((error: unknown) => {
		if (!(error instanceof NoBrowser)) throw error;
		log(
			`  --    not checked in the editor, for want of a browser (${error.message}): ${NEEDS_BROWSER}`,
		);
		return undefined;
	});
}

/** The Keitaro node as a person meets it: in the editor, in its panel, as a tool of an agent. */
export async function keitaroNode(run: Run): Promise<void> {
	const { stage, checks, log } = run;
	await checkSchemas(run);
	await checkToolType(run);
	const browser = await browserIfAny(log);
	if (!browser) return;
	log(`        in Chromium ${browser.version()}`);
	const editor = await Editor.open(browser, stage.server.url, OWNER);
	try {
		await checkOperations(run, editor);
		await checkPreview(run, editor);
		await checkTool(run, editor);
		await checks.check('the editor reported no error of its own', () => {
			if (editor.pageErrors.length > 0) throw new Error(editor.pageErrors.join('\n'));
		});
	} finally {
		await editor.close();
	}
}
