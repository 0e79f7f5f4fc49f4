import type { Locator } from 'playwright-core';
import type { Editor } from './browser';

/** From the end of an execution until the panel shows it. */
const shownWithinMs = 20_000;

/** The open panel of a node, used as a person does: by clicks and typing. */
export class NodePanel {
	constructor(private readonly editor: Editor) {}

	/** The field of a parameter, by the parameter's name; a setting of the node may have the same. */
	field(name: string): Locator {
		return this.editor.page.locator(`[data-test-id="parameter-input-${name}"]:visible`);
	}

	/** Chooses a stored credential. */
	async useCredential(id: string): Promise<void> {
		await this.editor.part('node-credentials-select').locator('input').first().click();
		await this.editor.settle();
		await this.editor.part(`node-credentials-select-item-${id}`).click();
		await this.editor.settle();
	}

	/** Chooses from a pick list by the name shown. */
	async choose(name: string, option: string): Promise<void> {
		await this.chooseIn(this.field(name).locator('input').first(), option);
	}

	/** Types into a field instead of what stands there. */
	async type(name: string, text: string): Promise<void> {
		await this.field(name).locator('input:not([readonly]), textarea').first().fill(text);
		// Values are taken over when the field is left.
		await this.editor.page.keyboard.press('Tab');
		await this.editor.settle();
	}

	/** Adds a field of the collection whose button says this. */
	async add(button: string, field: string): Promise<void> {
		const select = this.editor.part('node-parameters').getByPlaceholder(button, { exact: true });
		await this.chooseIn(select, field);
	}

	/** Types a search into a resource locator's list; answers the entries found. */
	async search(name: string, text: string): Promise<string[]> {
		const locator = this.editor.part(`resource-locator-${name}`);
		await locator.locator('[data-test-id="rlc-input"]').click();
		await this.editor.settle();
		// n8n asks a moment after the last letter, and empties the list until it has the answer.
		const answered = this.editor.page.waitForResponse(
			(response) =>
				response.url().endsWith('/resource-locator-results') &&
				(response.request().postData() ?? '').includes(text),
		);
		await this.editor.part('rlc-search').fill(text);
		await answered;
		await this.editor.settle();
		return await this.editor.part('rlc-item').allInnerTexts();
	}

	/** Takes an entry of the list that `search` has opened. */
	async pick(entry: string): Promise<void> {
		await this.editor.part('rlc-item').filter({ hasText: entry }).first().click();
		await this.editor.settle();
	}

	/** Switches a resource locator to `list`, `url` or `id`. */
	async locateBy(name: string, mode: 'list' | 'url' | 'id'): Promise<void> {
		const locator = this.editor.part(`resource-locator-${name}`);
		await locator.locator('[data-test-id="rlc-mode-selector"]').click();
		await this.editor.settle();
		await this.editor.part(`mode-${mode}`).click();
		await this.editor.settle();
	}

	/** Leaves a field to the model of the agent that the node is a tool of. */
	async letModelFill(name: string): Promise<void> {
		const field = this.field(name)
			.or(this.editor.part(`resource-locator-${name}`))
			.first();
		await this.editor
			.part('parameter-item')
			.filter({ has: field })
			.locator('[data-test-id="from-ai-override-button"]')
			.first()
			.click();
		await this.editor.settle();
	}

	/** Clicks *Execute step*; does not wait for the end. */
	async execute(): Promise<void> {
		await this.editor.closeNotices();
		await this.editor.part('node-execute-button').click();
	}

	/** Waits until the output side shows all of these. */
	async shows(wanted: readonly RegExp[]): Promise<void> {
		const output = this.editor.part('output-panel');
		for (const text of wanted) {
			await output.filter({ hasText: text }).waitFor({ timeout: shownWithinMs });
		}
		await this.editor.settle();
	}

	private async chooseIn(select: Locator, option: string): Promise<void> {
		const { page } = this.editor;
		await select.click();
		await this.editor.settle();
		// The list of an earlier choice stays in the page, out of sight.
		const title = page.getByText(option, { exact: true });
		await page.locator('.el-select-dropdown__item:visible').filter({ has: title }).first().click();
		await this.editor.settle();
	}
}
