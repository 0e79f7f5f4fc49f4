import {
	folded,
	inverted,
	LAST_UNIT,
	merged,
	PatternProblem,
	type Node,
	type Range,
} from './syntax';

const unit = (text: string): Range => [text.charCodeAt(0), text.charCodeAt(0)];
const span = (from: string, to: string): Range => [from.charCodeAt(0), to.charCodeAt(0)];

const DIGIT = [span('0', '9')];
const WORD = [...DIGIT, span('A', 'Z'), span('a', 'z'), unit('_')];
/** White space as JavaScript's `\s` has it. */
const SPACE: Range[] = [
	[0x09, 0x0d],
	...[0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff].map(
		(code): Range => [code, code],
	),
	[0x2000, 0x200a],
];
const LINE_ENDS: Range[] = [unit('\n'), unit('\r'), [0x2028, 0x2029]];

const SETS: Readonly<Record<string, Range[]>> = {
	d: DIGIT,
	D: inverted(DIGIT),
	w: WORD,
	W: inverted(WORD),
	s: SPACE,
	S: inverted(SPACE),
	t: [unit('\t')],
	n: [unit('\n')],
	r: [unit('\r')],
	f: [unit('\f')],
	v: [unit('\v')],
};

/** What JavaScript knows and rules do not, with what to write instead. */
const UNKNOWN: Readonly<Record<string, string>> = {
	b: 'the word boundary \\b, which rules do not know; write (^|[ _-]) before the word instead',
	B: '\\B, which rules do not know',
	k: 'a reference to a group (\\k), which rules do not know',
	p: 'a Unicode property (\\p), which rules do not know; list the characters in [ ]',
	P: 'a Unicode property (\\P), which rules do not know; list the characters in [ ]',
	c: 'a control character (\\c), which rules do not know',
	0: '\\0, which rules do not know',
};

const MOST_REPEATS = 100;

/**
 * Reads the part of JavaScript's regular expressions that can be run in one pass over the text. With
 * `ignoreCase` it is made for texts in lower case.
 */
export function parseExpression(source: string, ignoreCase: boolean): Node {
	const reader = new Reader(source, ignoreCase);
	const node = reader.choice();
	if (!reader.isAtEnd) throw new PatternProblem("has a ')' without its '('");
	return node;
}

class Reader {
	private at = 0;

	constructor(
		private readonly source: string,
		private readonly ignoreCase: boolean,
	) {}

	get isAtEnd(): boolean {
		return this.at >= this.source.length;
	}

	choice(): Node {
		const options = [this.sequence()];
		while (this.take('|')) options.push(this.sequence());
		return options.length === 1 ? (options[0] as Node) : { kind: 'choice', options };
	}

	private sequence(): Node {
		const parts: Node[] = [];
		while (!this.isAtEnd && this.next !== '|' && this.next !== ')') parts.push(this.repeated());
		return parts.length === 1 ? (parts[0] as Node) : { kind: 'sequence', parts };
	}

	private repeated(): Node {
		const from = this.at;
		const part = this.atom();
		const times = this.times();
		if (times === undefined) return part;
		if (part.kind === 'begin' || part.kind === 'end') {
			throw new PatternProblem('repeats ^ or $, which stand for a place and not for a character');
		}
		this.take('?');
		const text = this.source.slice(from, this.at);
		if (this.times() !== undefined) {
			throw new PatternProblem(`has nothing to repeat after '${text}'`);
		}
		const [min, max] = times;
		return { kind: 'repeat', part, min, max, text };
	}

	private times(): readonly [number, number] | undefined {
		if (this.take('*')) return [0, Infinity];
		if (this.take('+')) return [1, Infinity];
		if (this.take('?')) return [0, 1];
		const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at));
		if (braces === null) return undefined;
		this.at += braces[0].length;
		const min = Number(braces[1]);
		const max = braces[2] === undefined ? min : braces[3] ? Number(braces[3]) : Infinity;
		if (max < min) throw new PatternProblem(`has its numbers the wrong way round in ${braces[0]}`);
		if (min > MOST_REPEATS || (max !== Infinity && max > MOST_REPEATS)) {
			throw new PatternProblem(`repeats more than ${MOST_REPEATS} times in ${braces[0]}`);
		}
		return [min, max];
	}

	private atom(): Node {
		const char = this.source[this.at++] as string;
		switch (char) {
			case '(':
				return this.group();
			case '[':
				return this.set();
			case '^':
				return { kind: 'begin' };
			case '$':
				return { kind: 'end' };
			case '.':
				return { kind: 'set', ranges: inverted(LINE_ENDS) };
			case '\\':
				return { kind: 'set', ranges: this.escape() };
			case '*':
			case '+':
			case '?':
				throw new PatternProblem(`has nothing before its '${char}' to repeat`);
		}
		return { kind: 'set', ranges: this.cased([unit(char)]) };
	}

	private group(): Node {
		if (this.take('?')) {
			const kind = /^(?::|<\w+>)/.exec(this.source.slice(this.at))?.[0];
			if (kind === undefined) {
				throw new PatternProblem(
					'looks ahead or behind ((?=, (?!, (?<), which rules do not know; combine two conditions instead',
				);
			}
			this.at += kind.length;
		}
		const node = this.choice();
		if (!this.take(')')) throw new PatternProblem("has a '(' without its ')'");
		return node;
	}

	private set(): Node {
		const isInverted = this.take('^');
		const ranges: Range[] = [];
		while (!this.take(']')) {
			if (this.isAtEnd) throw new PatternProblem("has a '[' without its ']'");
			const first = this.member();
			if (this.next !== '-' || this.source[this.at + 1] === ']') {
				ranges.push(...(isSingle(first) ? this.cased(first) : first));
				continue;
			}
			this.at++;
			if (this.isAtEnd) throw new PatternProblem("has a '[' without its ']'");
			ranges.push(...this.cased([rangeOf(first, this.member())]));
		}
		return { kind: 'set', ranges: isInverted ? inverted(ranges) : merged(ranges) };
	}

	private cased(ranges: Range[]): Range[] {
		return this.ignoreCase ? folded(ranges) : ranges;
	}

	private member(): Range[] {
		const char = this.source[this.at++] as string;
		if (char !== '\\') return [unit(char)];
		if (this.take('b')) return [unit('\b')];
		return this.escape();
	}

	private escape(): Range[] {
		if (this.isAtEnd) throw new PatternProblem('ends in a lone \\');
		const char = this.source[this.at++] as string;
		const known = SETS[char];
		if (known !== undefined) return known;
		const reason = UNKNOWN[char];
		if (reason !== undefined) throw new PatternProblem(`uses ${reason}`);
		if (/[1-9]/.test(char)) {
			throw new PatternProblem(
				`refers back to a group (\\${char}), which rules do not know: it could take forever`,
			);
		}
		if (char === 'x' || char === 'u') return this.code(char === 'x' ? 2 : 4);
		return [unit(char)];
	}

	private code(digits: number): Range[] {
		const hex = this.source.slice(this.at, this.at + digits);
		if (!new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(hex)) {
			throw new PatternProblem(`needs ${digits} hexadecimal digits after \\x or \\u`);
		}
		this.at += digits;
		const code = parseInt(hex, 16);
		return [[code, Math.min(code, LAST_UNIT)]];
	}

	private get next(): string | undefined {
		return this.source[this.at];
	}

	private take(char: string): boolean {
		if (this.next !== char) return false;
		this.at++;
		return true;
	}
}

const isSingle = (set: readonly Range[]) => set.length === 1 && set[0]?.[0] === set[0]?.[1];

function rangeOf(from: Range[], to: Range[]): Range {
	const [first, last] = [from[0]?.[0] ?? 0, to[0]?.[1] ?? 0];
	if (!isSingle(from) || !isSingle(to))
		throw new PatternProblem('has a range in [ ] whose ends are not single characters');
	if (last < first) throw new PatternProblem('has a range in [ ] that runs backwards');
	return [first, last];
}
