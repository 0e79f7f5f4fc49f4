import { fieldOf, type FieldName } from './fields';
import { patternOf, PatternProblem, type Automaton } from './pattern';
import { piecesOf } from './pattern/wildcard';
import { RuleProblem, type Comparison, type Condition } from './rule';

/** A condition, ready to be asked. `ignoreCase` tells whether texts must come in lower case. */
export type Test = {
	field: FieldName;
	ignoreCase: boolean;
	accepts(text: string): boolean;
} & ({ kind: 'equals' | 'startsWith'; value: string } | { kind: 'pattern'; pattern: Automaton });

/** In sentences: `campaign name like 'Summer_*'`. */
const WORDS: Readonly<Record<Comparison, string>> = {
	equals: 'is',
	startsWith: 'starts with',
	wildcard: 'is like',
	expression: 'matches',
};

export function inWords({ field, comparison, value }: Condition): string {
	const shown = comparison === 'expression' ? `/${value}/` : value;
	return `${fieldOf(field).label} ${WORDS[comparison]} '${shown}'`;
}

/** Throws a `RuleProblem` that names the rule. */
export function testOf(condition: Condition, number: number, matchCase: boolean): Test {
	const { field, comparison, value } = plainest(condition);
	const ignoreCase = !matchCase && fieldOf(field).isText;
	if (value === '' && comparison !== 'wildcard') {
		throw new RuleProblem(
			number,
			`compares the ${fieldOf(field).label} with nothing; give a value`,
		);
	}
	const wanted = ignoreCase ? value.toLowerCase() : value;
	if (comparison === 'equals') {
		return { kind: 'equals', field, ignoreCase, value: wanted, accepts: (text) => text === wanted };
	}
	if (comparison === 'startsWith') {
		const accepts = (text: string) => text.startsWith(wanted);
		return { kind: 'startsWith', field, ignoreCase, value: wanted, accepts };
	}
	try {
		const pattern = patternOf(comparison, value, ignoreCase);
		return { kind: 'pattern', field, ignoreCase, pattern, accepts: (text) => pattern.test(text) };
	} catch (error) {
		throw asRuleProblem(error, condition, number);
	}
}

function asRuleProblem(error: unknown, { comparison, value }: Condition, number: number): unknown {
	if (!(error instanceof PatternProblem)) return error;
	const kind = comparison === 'wildcard' ? 'wildcard' : 'regular expression';
	return new RuleProblem(number, `cannot be used: its ${kind} '${value}' ${error.message}`);
}

/** A wildcard such as `fb_*` is a beginning, and one without stars a text; both are found by look-up. */
function plainest(condition: Condition): Condition {
	if (condition.comparison !== 'wildcard') return condition;
	const pieces = piecesOf(condition.value);
	const [first, second] = pieces;
	if (typeof first !== 'object') return condition;
	if (pieces.length === 1) return { ...condition, comparison: 'equals', value: first.text };
	if (pieces.length > 2 || second !== '*') return condition;
	return { ...condition, comparison: 'startsWith', value: first.text };
}

const asPatterns = new WeakMap<Test, Automaton>();

/** The same test as a pattern, to compare tests with one another. */
export function asPattern(test: Test): Automaton {
	if (test.kind === 'pattern') return test.pattern;
	const known = asPatterns.get(test);
	if (known !== undefined) return known;
	const escaped = test.value.replace(/[\\*?]/g, '\\$&');
	const pattern = patternOf('wildcard', test.kind === 'equals' ? escaped : `${escaped}*`, false);
	asPatterns.set(test, pattern);
	return pattern;
}
