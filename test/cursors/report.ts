import type { Since } from './attempt';
import type { FirstSync } from './firstSync';

/** One kill and what came of it. */
export interface Outcome {
	when: string;
	/** Conversions that had happened just before. */
	wave: number;
	/** As the kill left it, since the kill or the rest before. */
	left: Since;
	/** From there until all was in again; undefined where n8n was killed again first. */
	recovered: Since | undefined;
	/** Start of n8n included. */
	recoveryMs: number | undefined;
	failures: string[];
}

/** Everything that is written into the results file. */
export interface Results {
	n8n: string;
	database: string;
	at: string;
	firstSync: FirstSync;
	/** Milliseconds from the tracker's answer to the saved execution, undisturbed. */
	gapMs: number;
	kills: Outcome[];
	/** Words of n8n's log that tell of a poll or a commit gone wrong, and how often they came. */
	log: Record<string, number>;
}

const TITLES = [
	'#',
	'Killed when',
	'New',
	'Saved then',
	'At Meta then',
	'Handed over after',
	'Copies at Meta',
	'All in after',
	'Cursor and executions',
];

function saved({ executions, handedOver }: Since): string {
	if (executions.length === 0) return 'nothing';
	return `${handedOver} in ${executions.length} ${executions.join(', ')}`;
}

const handedOver = ({ handedOver: all, again }: Since): string =>
	again === 0 ? String(all) : `${all}, ${again} of them again`;

const row = (one: Outcome, index: number): string[] => [
	String(index + 1),
	one.when,
	String(one.wave),
	saved(one.left),
	String(one.left.atMeta.counted),
	one.recovered === undefined ? 'killed again' : handedOver(one.recovered),
	one.recovered === undefined ? '' : String(one.recovered.atMeta.copies),
	one.recoveryMs === undefined ? '' : `${Math.round(one.recoveryMs / 1000)} s`,
	one.failures.length === 0 ? 'agree' : (one.failures[0]?.split('\n')[0] ?? ''),
];

/** One line for each kill. */
export function table(kills: readonly Outcome[]): string {
	const all = [TITLES, ...kills.map(row)];
	const widths = TITLES.map((_, column) =>
		Math.max(...all.map((cells) => cells[column]?.length ?? 0)),
	);
	return all
		.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.map((line) => line.trimEnd())
		.join('\n');
}
