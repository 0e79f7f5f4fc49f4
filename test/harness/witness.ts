import type { Place } from '../privacy/allowed';
import { Rule } from '../privacy/rule';

type Watch = Pick<Rule, 'keepSecret' | 'keepPrivate' | 'see'>;

/** Benchmarks use the harness too, and looking through all that is put out would be what they measure. */
const BLIND: Watch = { keepSecret: () => {}, keepPrivate: () => {}, see: () => {} };

/** What the nodes of the test under way put out is held against this; nothing outside of tests. */
const witness: { rule?: Rule } = {};

/** The rule of the test under way. */
export const privacy = (): Watch => witness.rule ?? BLIND;

/** From now on a rule watches what nodes put out. */
export function openTest(): void {
	witness.rule = new Rule();
}

/** The rule of the test that ended; the next one begins with a new one. */
export function closeTest(): Rule {
	const { rule = new Rule() } = witness;
	openTest();
	return rule;
}

/** Does `work` and sees what it throws. */
export async function witnessed<T>(place: Place, work: () => Promise<T>): Promise<T> {
	try {
		const result = await work();
		privacy().see(place, result);
		return result;
	} catch (error) {
		privacy().see('an error', error);
		throw error;
	}
}
