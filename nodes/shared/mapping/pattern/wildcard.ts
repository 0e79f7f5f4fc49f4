import { ANY, type Node } from './syntax';

/** A part of a wildcard: text as it is, any run of characters, or any one character. */
export type Piece = { text: string } | '*' | '?';

/** `*` stands for any run of characters, `?` for any one, `\` before either for itself. */
export function piecesOf(wildcard: string): Piece[] {
	const pieces: Piece[] = [];
	let text = '';
	const flush = () => {
		if (text !== '') pieces.push({ text });
		text = '';
	};
	for (let at = 0; at < wildcard.length; at++) {
		const char = wildcard[at] as string;
		const following = wildcard[at + 1] ?? '';
		if (char === '\\' && '*?\\'.includes(following) && following !== '') {
			text += following;
			at++;
		} else if (char === '*' || char === '?') {
			flush();
			if (char === '?' || pieces.at(-1) !== '*') pieces.push(char);
		} else text += char;
	}
	flush();
	return pieces;
}

export function parseWildcard(wildcard: string): Node {
	const parts = piecesOf(wildcard).flatMap((piece): Node[] => {
		if (piece === '*') return [{ kind: 'repeat', part: ANY, min: 0, max: Infinity, text: '*' }];
		if (piece === '?') return [ANY];
		return Array.from({ length: piece.text.length }, (_, at): Node => {
			const code = piece.text.charCodeAt(at);
			return { kind: 'set', ranges: [[code, code]] };
		});
	});
	return { kind: 'sequence', parts: [{ kind: 'begin' }, ...parts, { kind: 'end' }] };
}
