import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { Editor } from '../browser';
import { ensureHost } from '../install';
import type { Log } from '../log';
import { N8nServer } from '../n8n';
import { npmFrom } from '../npm-front';
import { packPackage } from '../pack';
import { PackageRegistry } from '../package-registry';
import { freePort } from '../ports';
import type { Owner } from '../rest-types';
import { Simulators } from '../simulators';
import { Hand } from './hand';
import { STEPS } from './steps';

const PACKAGE = 'n8n-nodes-tracker-hub';
const OWNER: Owner = { email: 'sam@example.com', password: 'Example1password' };
const FREE_PORTS = { keitaro: 0, meta: 0, control: 0 };
const CONVERSIONS = 500;

export interface FirstSteps {
	/** What the person did, in its order. */
	actions: readonly string[];
	/** Paths that npm asked the registry for. */
	asked: readonly string[];
	/** Where npm fetches the package from there. */
	tarballPath: string;
	/** Errors the pages reported. */
	pageErrors: readonly string[];
	/** Control port of the simulators. */
	controlUrl: string;
	stop(): Promise<void>;
}

/** Most fields in most pictures are not in use. */
const quick = { timeout: 500 };

/** A picture without what is only passing: notices of what was done, and the tip below a field in use. */
export async function stillPicture(editor: Editor, file: string): Promise<void> {
	await editor.closeNotices();
	await editor.page
		.locator('[data-test-id=ndv] :focus')
		.blur(quick)
		.catch(() => undefined);
	await editor.settle();
	// n8n's list of what else to set up comes a moment after the first execution.
	const advice = editor.part('suggested-actions-close');
	if (await advice.isVisible()) await advice.click();
	await editor.settle();
	await editor.snapshot(file);
}

export interface FirstStepsOptions {
	browser: Browser;
	/** Where n8n keeps its data; empty. */
	folder: string;
	/** Takes a picture after each step; they are numbered. */
	picture: (editor: Editor, name: string) => Promise<void>;
	log: Log;
}

/**
 * An empty n8n in which a person installs the package, makes two credentials, wires two nodes and
 * publishes, by clicks and typing alone. The package comes from a registry on this machine.
 */
export async function takeFirstSteps(options: FirstStepsOptions): Promise<FirstSteps> {
	const { browser, folder, picture, log } = options;
	mkdirSync(folder, { recursive: true });
	const host = await ensureHost(log);
	const registry = await PackageRegistry.start(await packPackage(log));
	const started: Array<{ stop(): Promise<void> }> = [registry];
	const stop = async (): Promise<void> => {
		for (const one of started.splice(0).reverse()) await one.stop();
	};
	try {
		const logFile = `${folder}/simulators.log`;
		const simulators = await Simulators.start({
			ports: FREE_PORTS,
			conversions: CONVERSIONS,
			logFile,
		});
		started.push(simulators);
		const env = {
			...npmFrom(registry.url, host, folder),
			// n8n asks its own site and npm's about a package first, and does without where it cannot.
			HTTPS_PROXY: `http://127.0.0.1:${await freePort()}`,
			NO_PROXY: '127.0.0.1',
		};
		const server = await N8nServer.start({ host, userFolder: folder, env, log });
		started.push(server);
		const editor = await Editor.openFirst(browser, server.url);
		const hand = new Hand(editor);
		const { keitaro, meta, control } = simulators.urls;
		const given = {
			owner: OWNER,
			packageName: PACKAGE,
			keitaro: { url: keitaro, apiKey: 'keitaro-test-key' },
			meta: { accessToken: 'meta-test-token', datasetId: '1234567890', apiUrl: meta },
			page: 'https://landing.example.com/offer',
		};
		for (const [index, step] of STEPS.entries()) {
			const name = `start-${String(index + 1).padStart(2, '0')}-${step.name}`;
			await step.do(hand, editor, given).catch(async (error: unknown) => {
				await picture(editor, `${name}-stopped`);
				throw error;
			});
			await picture(editor, name);
		}
		return {
			actions: hand.actions,
			asked: registry.asked,
			tarballPath: registry.tarballPath,
			pageErrors: editor.pageErrors,
			controlUrl: control,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
