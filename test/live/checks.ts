import { print } from './log';

/** Counts what passed and failed, and prints each as it comes. */
export class Checks {
	private passed = 0;
	private failed = 0;

	/** Runs one check: it fails by throwing. What comes after it still runs. */
	async check(name: string, body: () => Promise<void> | void): Promise<boolean> {
		const begun = Date.now();
		try {
			await body();
			this.passed += 1;
			print(`  ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
			return true;
		} catch (error) {
			this.failed += 1;
			const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
			print(`  FAIL  ${name}\n${text.replace(/^/gm, '        ')}`);
			return false;
		}
	}

	/** Prints `N passed, N failed` as the last line, and sets the exit code. */
	finish(): void {
		print(`${this.passed} passed, ${this.failed} failed`);
		if (this.failed > 0 || this.passed === 0) process.exitCode = 1;
	}
}
