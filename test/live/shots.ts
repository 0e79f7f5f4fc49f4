import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Editor } from './browser';
import { launchBrowser, NoBrowser } from './browser-launch';
import { type Demo, startDemo } from './demo';
import { stillPicture, takeFirstSteps } from './first-steps';
import { print, UserError } from './log';
import { root } from './paths';
import { runProgram } from './program';
import { stopServices } from './service';
import { shootWorkflows } from './workflow-shots';

const images = join(root, 'docs', 'images');
const prefix = 'n8n-nodes-tracker-hub.';

/** Node type → picture of its panel. */
const panels: Record<string, string> = {
	[`${prefix}trackerTrigger`]: 'tracker-trigger.png',
	[`${prefix}forwardConversions`]: 'forward-conversions.png',
};

async function shoot(editor: Editor, name: string): Promise<void> {
	await editor.screenshot(join(images, name));
	print(`  docs/images/${name}`);
}

async function takePictures(
	{ rest, credentials, workflowId }: Demo,
	editor: Editor,
): Promise<void> {
	if (!workflowId) throw new UserError('There is no example workflow to take pictures of.');
	const { nodes } = await rest.workflow(workflowId);
	const [execution] = await rest.finishedExecutions(workflowId, 1);

	await editor.openWorkflow(workflowId);
	await shoot(editor, 'canvas.png');
	for (const [type, picture] of Object.entries(panels)) {
		const node = nodes.find((one) => one.type === type);
		if (!node) throw new UserError(`The example workflow has no node of the type '${type}'.`);
		await editor.openNode(node.name);
		await shoot(editor, picture);
		await editor.closeNode();
	}
	// Opened anew: with a node selected the list is another one.
	await editor.openWorkflow(workflowId);
	const found = await editor.searchNodes('tracker');
	if ((await found.count()) === 0) throw new UserError('The search of nodes finds none of ours.');
	await shoot(editor, 'node-search.png');

	for (const { id, type } of credentials) {
		await editor.openCredential(id);
		await shoot(editor, `credential-${type}.png`);
	}
	if (execution) {
		await editor.openExecution(workflowId, execution.id);
		await shoot(editor, 'execution.png');
	}
	await shootWorkflows(rest, editor, shoot);
	for (const error of editor.pageErrors) print(`  the page reported: ${error}`);
}

/** The way of a new user, step by step, in an n8n of its own. */
async function takeFirstPictures(browser: Browser, folder: string): Promise<void> {
	const picture = async (editor: Editor, name: string): Promise<void> => {
		await stillPicture(editor, join(images, `${name}.png`));
		print(`  docs/images/${name}.png`);
	};
	const { stop } = await takeFirstSteps({ browser, folder, picture, log: print });
	await stop();
}

/** Asked for before n8n is started: without a browser there is nothing to take pictures with. */
async function browserForPictures(): Promise<Browser> {
	return await launchBrowser(print).catch((error: unknown) => {
		if (!(error instanceof NoBrowser)) throw error;
		throw new UserError(
			`Pictures need a browser, and none could be had: ${error.message}. ` +
				'Install Chromium or Chrome, or name one in TRACKER_HUB_BROWSER (its path).',
		);
	});
}

async function main(): Promise<void> {
	const browser = await browserForPictures();
	// A folder of its own: pictures should not show what somebody did in theirs.
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-shots-'));
	const ports = { editor: 0, keitaro: 0, meta: 0, control: 0, others: 0 };
	try {
		await takeFirstPictures(browser, join(folder, 'first'));
		const demo = await startDemo({ folder, ports, conversions: 500, log: print });
		const editor = await Editor.open(browser, demo.server.url, demo.owner);
		await takePictures(demo, editor);
	} finally {
		await browser.close();
		await stopServices();
		rmSync(folder, { recursive: true, force: true });
	}
}

runProgram(main);
