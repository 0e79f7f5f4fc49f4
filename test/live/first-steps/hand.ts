import type { Locator } from 'playwright-core';
import type { Editor } from '../browser';

/** A person's hand in the editor: clicks, fields filled in and keys pressed, each counted. */
export class Hand {
	private done: string[] = [];

	constructor(private readonly editor: Editor) {}

	/** Everything done so far, in its order. */
	get actions(): readonly string[] {
		return this.done;
	}

	async click(what: string, target: Locator): Promise<void> {
		await this.act(`click ${what}`, async () => await target.first().click());
	}

	async type(what: string, target: Locator, text: string): Promise<void> {
		await this.act(`type ${what}`, async () => await target.first().fill(text));
	}

	async press(key: string): Promise<void> {
		await this.act(`press ${key}`, async () => await this.editor.page.keyboard.press(key));
	}

	private async act(what: string, action: () => Promise<void>): Promise<void> {
		this.done.push(what);
		await action().catch((cause: unknown) => {
			throw new Error(`Could not ${what}: ${String(cause)}`, { cause });
		});
		await this.editor.settle();
	}
}
