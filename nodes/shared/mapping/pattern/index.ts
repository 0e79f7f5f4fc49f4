import { Automaton } from './automaton';
import { parseExpression } from './expression';
import { refuseDangerous } from './refuse';
import { PatternProblem, type Node } from './syntax';
import { parseWildcard } from './wildcard';

export { PatternProblem } from './syntax';
export type { Automaton } from './automaton';

export type PatternKind = 'wildcard' | 'expression';

const LONGEST = 500;
/** Patterns of the rules lately used; the same rules are read anew in every execution. */
const MOST_KNOWN = 2_000;
const known = new Map<string, Automaton>();

/**
 * A wildcard or regular expression, ready to be tested. With `ignoreCase` it is to be given texts in
 * lower case. Throws a `PatternProblem` that says what is wrong with it.
 */
export function patternOf(kind: PatternKind, source: string, ignoreCase: boolean): Automaton {
	const key = `${kind} ${ignoreCase} ${source}`;
	const found = known.get(key);
	if (found !== undefined) return found;
	if (source.length > LONGEST) {
		throw new PatternProblem(`is longer than ${LONGEST} characters; make it shorter`);
	}
	const pattern = new Automaton(read(kind, source, ignoreCase));
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(key, pattern);
	return pattern;
}

function read(kind: PatternKind, source: string, ignoreCase: boolean): Node {
	if (kind === 'wildcard') return parseWildcard(ignoreCase ? source.toLowerCase() : source);
	const node = parseExpression(source, ignoreCase);
	refuseDangerous(node);
	return node;
}
