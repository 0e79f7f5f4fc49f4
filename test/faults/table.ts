import { cellOf } from '../docs/parameters';
import { tableOf } from '../docs/table';
import type { Cell } from './cell';
import { FAULTS } from './faults';

export type Kind = 'tracker' | 'platform';

const NOTHING = 'nothing';

/** What becomes of it when such an answer comes once. */
const ONCE: Readonly<Record<Kind, readonly [passes: string, fails: string]>> = {
	tracker: ['waited out', 'the next sync brings all'],
	platform: ['sent again at once', 'the next run sends all'],
};

const HEADS: Readonly<Record<Kind, string[]>> = {
	tracker: ['What happens', 'What you read', 'What to do', 'Requests', 'Once', 'Lost'],
	platform: [
		...['What happens', 'Class', 'Code', 'What you read', 'What to do'],
		...['Tries', 'Once', 'Lost'],
	],
};

function cellsOf(kind: Kind, cell: Cell): string[] {
	const { says, advice, tries, passes, lost } = cell;
	const wentOn = says === undefined;
	const [waited, later] = ONCE[kind];
	const failure = kind === 'tracker' ? [] : [coded(cell.class), coded(cell.code)];
	return [
		...failure,
		wentOn ? 'Nothing: it goes on' : cellOf(says),
		cellOf(advice ?? ''),
		String(tries),
		wentOn ? '' : passes ? waited : later,
		lost.length === 0 ? NOTHING : String(lost.length),
	];
}

const coded = (text: string | undefined): string =>
	text === undefined || text === '' ? '' : `\`${text}\``;

/** A section of the document: a service and all that can go wrong with it; what reads alike is one row. */
export function sectionOf(name: string, kind: Kind, cells: readonly Cell[]): string {
	const rows = new Map<string, { faults: string[]; shown: string[] }>();
	for (const cell of cells) {
		const shown = cellsOf(kind, cell);
		const key = shown.join('\n');
		const row = rows.get(key) ?? { faults: [], shown };
		row.faults.push(FAULTS[cell.kind]);
		rows.set(key, row);
	}
	const body = [...rows.values()].map(({ faults, shown }) => [faults.join('; '), ...shown]);
	return `### ${name}\n\n${tableOf(HEADS[kind], body).join('\n')}`;
}
