import type { Place } from '../privacy/allowed';
import { Rule } from '../privacy/rule';

/** What the nodes of the test under way put out is held against this. */
const witness = { rule: new Rule() };

/** The rule of the test under way. */
export const privacy = (): Rule => witness.rule;

/** The rule of the test that ended; the next one begins with a new one. */
export function closeTest(): Rule {
	const { rule } = witness;
	witness.rule = new Rule();
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
