import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { patternOf, PatternProblem } from '../../nodes/shared/mapping/pattern';
import { fuzz } from './cases';

const PIECES = [
	'*',
	'?',
	'.',
	'+',
	'(',
	')',
	'[',
	']',
	'^',
	'$',
	'|',
	'\\d',
	'\\',
	'{2,}',
	'a',
	'é',
	'(?:',
	'-',
];
const anySource = fc
	.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 14 })
	.map((pieces) => pieces.join(''));
const kind = fc.constantFrom('wildcard' as const, 'expression' as const);
const anyPattern = fc.record({
	...{ kind, source: anySource, ignoreCase: fc.boolean() },
	text: fc.string({ unit: 'binary', maxLength: 60 }),
});

/** A text that counts how often a character of it is looked at. */
function counted(text: string): { text: string; looks: () => number } {
	let looks = 0;
	const counting = {
		length: text.length,
		charCodeAt: (at: number) => {
			looks += 1;
			return text.charCodeAt(at);
		},
	};
	return { text: counting as unknown as string, looks: () => looks };
}

fuzz('Patterns: any source on any text, each character read once', anyPattern, (given) => {
	let pattern;
	try {
		pattern = patternOf(given.kind, given.source, given.ignoreCase);
	} catch (error) {
		if (error instanceof PatternProblem) return;
		throw error;
	}
	const text = given.ignoreCase ? given.text.toLowerCase() : given.text;
	const { text: counting, looks } = counted(text.repeat(20));
	pattern.test(counting);
	if (looks() > text.length * 20)
		throw new Error(`${looks()} looks at ${text.length * 20} characters`);
	equal(typeof pattern.test(text), 'boolean');
});

/** What the language of JavaScript means by the same expression, on letters alone. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
	expression: fc.oneof(
		{ maxDepth: 4, depthSize: 'small' },
		fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', 'ab', '\\w'),
		fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
		fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(?:${left}|${right})`),
		fc
			.tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}'))
			.map(([part, times]) => `(?:${part})${times}`),
	),
}));
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
const anchors = fc.constantFrom('', '^', '$', '^$');
const compared = fc.record({ expression, anchors, texts: fc.array(letters, { maxLength: 4 }) });

fuzz(
	'Patterns: the same as JavaScript finds',
	compared,
	({ expression: inner, anchors: ends, texts }) => {
		const source = `${ends.includes('^') ? '^' : ''}${inner}${ends.includes('$') ? '$' : ''}`;
		let pattern;
		try {
			pattern = patternOf('expression', source, false);
		} catch (error) {
			if (error instanceof PatternProblem) return;
			throw error;
		}
		const native = new RegExp(source);
		for (const text of texts) {
			if (pattern.test(text) !== native.test(text)) throw new Error(`/${source}/ and '${text}'`);
		}
	},
);
