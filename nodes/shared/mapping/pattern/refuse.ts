import { merged, overlap, PatternProblem, type Node, type Range } from './syntax';

/**
 * Refuses what makes engines that backtrack take time that grows with the square of a name's length or
 * faster. Ours reads each character once whatever the pattern (see `automaton.ts`), but rules are kept
 * in tables that other tools read, and such a pattern is nearly always a slip of the pen.
 */
export function refuseDangerous(node: Node): void {
	if (node.kind === 'sequence') {
		refuseNeighbours(node.parts);
		node.parts.forEach(refuseDangerous);
	} else if (node.kind === 'choice') node.options.forEach(refuseDangerous);
	else if (node.kind === 'repeat') {
		if (node.max > 1) refuseRepeat(node);
		refuseDangerous(node.part);
	}
}

function refuseRepeat({ part, text }: Node & { kind: 'repeat' }): void {
	if (hasOpenRepeat(part)) {
		throw new PatternProblem(
			`could take forever: '${text}' repeats a part that itself repeats; keep one of the two repeats`,
		);
	}
	if (canBeEmpty(part)) {
		throw new PatternProblem(
			`could take forever: '${text}' repeats a part that may be empty; make the part non-empty`,
		);
	}
	const choice = ambiguousChoice(part);
	if (choice) {
		throw new PatternProblem(
			`could take forever: in '${text}' two alternatives under the repeat can begin alike; put what they share before the alternatives`,
		);
	}
}

/** `\d+\d*`, `.*.*`: both can take the same characters, and nothing between says where one ends. */
function refuseNeighbours(parts: readonly Node[]): void {
	let open: Array<Node & { kind: 'repeat' }> = [];
	for (const part of parts) {
		if (isOpen(part)) {
			const rival = open.find((one) => overlap(firstOf(one.part), firstOf(part.part)));
			if (rival !== undefined) {
				throw new PatternProblem(
					`could take forever: '${rival.text}' and '${part.text}' follow each other and can take the same characters; keep one of the two`,
				);
			}
			open = canBeEmpty(part) ? [...open, part] : [part];
		} else if (!canBeEmpty(part)) open = [];
	}
}

function isOpen(node: Node): node is Node & { kind: 'repeat' } {
	return node.kind === 'repeat' && node.max === Infinity;
}

function hasOpenRepeat(node: Node): boolean {
	return isOpen(node) || inside(node).some(hasOpenRepeat);
}

function ambiguousChoice(node: Node): boolean {
	if (node.kind === 'choice') {
		const firsts = node.options.map(firstOf);
		const isAlike = firsts.some((first, at) =>
			firsts.slice(at + 1).some((other) => overlap(first, other)),
		);
		if (isAlike) return true;
	}
	return inside(node).some(ambiguousChoice);
}

function inside(node: Node): readonly Node[] {
	if (node.kind === 'sequence') return node.parts;
	if (node.kind === 'choice') return node.options;
	return node.kind === 'repeat' ? [node.part] : [];
}

function canBeEmpty(node: Node): boolean {
	if (node.kind === 'set') return false;
	if (node.kind === 'sequence') return node.parts.every(canBeEmpty);
	if (node.kind === 'choice') return node.options.some(canBeEmpty);
	return node.kind !== 'repeat' || node.min === 0 || canBeEmpty(node.part);
}

/** The characters it can begin with. */
function firstOf(node: Node): Range[] {
	if (node.kind === 'set') return [...node.ranges];
	if (node.kind === 'choice') return merged(node.options.flatMap(firstOf));
	if (node.kind === 'repeat') return firstOf(node.part);
	if (node.kind !== 'sequence') return [];
	const until = node.parts.findIndex((part) => !canBeEmpty(part));
	return merged(node.parts.slice(0, until < 0 ? undefined : until + 1).flatMap(firstOf));
}
