import { print } from './log';

/** How one check went. */
export interface CheckResult {
	name: string;
	/** What went wrong; undefined where nothing did. */
	failure: string | undefined;
}

/** Counts what passed and failed, and prints each as it comes. */
export class Checks {
	readonly results: CheckResult[] = [];

	/** Runs one check: it fails by throwing. What comes after it still runs. */
	async check(name: string, body: () => Promise<void> | void): Promise<boolean> {
		const begun = Date.now();
		try {
			await body();
			this.results.push({ name, failure: undefined });
			print(`  ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
			return true;
		} catch (error) {
			const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
			this.results.push({ name, failure: text });
			print(`  FAIL  ${name}\n${text.replace(/^/gm, '        ')}`);
			return false;
		}
	}

	/** Prints `N passed, N failed` as the last line, and sets the exit code. */
	finish(): void {
		const failed = this.results.filter(({ failure }) => failure !== undefined).length;
		const passed = this.results.length - failed;
		print(`${passed} passed, ${failed} failed`);
		if (failed > 0 || passed === 0) process.exitCode = 1;
	}
}
