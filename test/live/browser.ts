import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Owner } from './rest-types';

const viewport = { width: 1440, height: 900 };

/** n8n draws with transitions; a picture taken at once shows them half way. */
const settleMs = 900;

/** Buttons of what n8n puts over its pages for a new user. */
const dismissal = /^(skip|got it|dismiss|not now|maybe later|no thanks)$/i;

const byTestId = (page: Page, id: string): Locator => page.locator(`[data-test-id="${id}"]`);

/** n8n's editor in a real browser. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		/** For what the methods do not cover. */
		readonly page: Page,
		private readonly url: string,
		/** Errors the page reported so far. */
		readonly pageErrors: string[],
	) {}

	/** Opens a window of this browser and signs in; the browser ends with the editor. */
	static async open(browser: Browser, url: string, owner: Owner): Promise<Editor> {
		try {
			const editor = await Editor.window(browser, url);
			await editor.signIn(owner);
			return editor;
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** Opens a window of this browser at an n8n without an owner, whose form comes up by itself. */
	static async openFirst(browser: Browser, url: string): Promise<Editor> {
		const editor = await Editor.window(browser, url);
		await editor.page.goto(url);
		await editor.part('setup-form').waitFor();
		return editor;
	}

	private static async window(browser: Browser, url: string): Promise<Editor> {
		const page = await browser.newPage({ viewport });
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		return new Editor(browser, page, url, errors);
	}

	private async signIn(owner: Owner): Promise<void> {
		const { page } = this;
		await page.goto(`${this.url}/signin`);
		await page.locator('input[type=password]').waitFor();
		await page.locator('input').first().fill(owner.email);
		await page.locator('input[type=password]').fill(owner.password);
		await this.part('form-submit-button').click();
		await page.waitForURL((address) => !address.pathname.includes('signin'));
	}

	/** The part of the page n8n marks with this test id. */
	part(testId: string): Locator {
		return byTestId(this.page, testId);
	}

	/** Closes what n8n puts over a page for a new user. */
	async dismissNotices(): Promise<void> {
		const { page } = this;
		const closers = [
			page.getByRole('button', { name: dismissal }).first(),
			this.part('suggested-actions-close'),
			page.locator('.el-notification__closeBtn').first(),
		];
		for (const closer of closers) if (await closer.isVisible()) await closer.click();
	}

	/** Closes the notices of what has been done, which lie over the corner of a page. */
	async closeNotices(): Promise<void> {
		const closer = this.page.locator('.el-notification__closeBtn').first();
		while (await closer.isVisible()) {
			await closer.click();
			await this.settle();
		}
	}

	/** Shows the canvas of a workflow, fitted to the window. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
		await this.settle();
		await this.dismissNotices();
		await this.page.keyboard.press('1');
		await this.settle();
	}

	/** Opens an empty canvas and puts the trigger on it that *Execute workflow* starts from. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.settle();
		await this.dismissNotices();
		await this.part('canvas-add-button').click();
		await this.settle();
		await this.pickNode('Trigger manually');
	}

	/** Id of the open workflow; n8n saves it by itself. */
	get workflowId(): string {
		const found = /\/workflow\/(\w+)/.exec(new URL(this.page.url()).pathname)?.[1];
		if (found === undefined || found === 'new') throw new Error('The workflow is not saved yet.');
		return found;
	}

	/** Adds a node by one of its actions, such as *Get many campaigns*; its panel opens. */
	async addAction(node: string, action: string): Promise<void> {
		await this.searchNodes(node);
		await this.pickNode(node);
		await this.pickNode(action);
		await this.part('node-parameters').waitFor();
	}

	/** Looks for a tool in the list that a click on an agent's *Tool* opens; answers the names found. */
	async searchTools(text: string): Promise<string[]> {
		const handle = this.page.locator('[data-handleid="inputs/ai_tool/0"]');
		await handle.locator('[data-test-id="canvas-handle-plus"]').click();
		await this.settle();
		await this.part('node-creator-search-bar').fill(text);
		await this.settle();
		return await this.part('node-creator-item-name').allInnerTexts();
	}

	/** Takes the entry of this name in the open list of nodes, actions or tools. */
	async pickNode(name: string): Promise<void> {
		const title = this.page.getByText(name, { exact: true }).first();
		await this.part('item-iterator-item')
			.or(this.part('node-creator-node-item'))
			.filter({ has: title })
			.first()
			.click();
		await this.settle();
	}

	/** Opens the panel of a node on the open canvas. */
	async openNode(name: string): Promise<Locator> {
		const node = this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		await node.dblclick();
		await this.part('node-parameters').waitFor();
		await this.settle();
		return this.part('ndv');
	}

	/** Closes the open panel of a node. */
	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens the list of nodes and searches it; answers the names found. */
	async searchNodes(text: string): Promise<Locator> {
		await this.part('node-creator-plus-button').click();
		await this.part('node-creator-search-bar').fill(text);
		await this.settle();
		return this.part('node-creator-item-name');
	}

	/** Opens the form of a stored credential and waits for the result of its connection test. */
	async openCredential(id: string): Promise<Locator> {
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		const form = this.part('editCredential-modal');
		const connected = this.part('credentials-config-container-test-success');
		await connected.or(form.getByText('connect with these settings')).first().waitFor();
		await this.settle();
		return form;
	}

	/** Shows one execution of a workflow on its canvas. */
	async openExecution(workflowId: string, executionId: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/executions/${executionId}`);
		await this.part('workflow-preview-iframe').or(this.part('canvas-node').first()).waitFor();
		await this.settle();
	}

	/** Waits until transitions and requests are over. */
	async settle(): Promise<void> {
		const quick = { timeout: 5_000 };
		await this.page.waitForLoadState('networkidle', quick).catch(() => undefined);
		await this.page.waitForTimeout(settleMs);
	}

	/** Takes a picture of the window (1440 × 900) as PNG, without what n8n puts over it. */
	async screenshot(file: string): Promise<void> {
		await this.dismissNotices();
		await this.snapshot(file);
	}

	/** Takes a picture of the window as it is. */
	async snapshot(file: string): Promise<void> {
		mkdirSync(dirname(file), { recursive: true });
		await this.page.screenshot({ path: file });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
