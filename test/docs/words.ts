import { tableOf } from './table';

/** Our word and the trackers' words that stand for it. */
export function wordTable(
	head: string,
	words: Readonly<Record<string, readonly string[]>>,
	otherwise: readonly [words: string, ours: string],
): string {
	const body = Object.entries(words).map(([ours, theirs]) => [`\`${ours}\``, theirs.join(', ')]);
	return tableOf([head, "Tracker's word"], [...body, [otherwise[1], otherwise[0]]]).join('\n');
}
