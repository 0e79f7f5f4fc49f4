import { wordKey } from '../../../conversion/words';

/** The names of a table's columns and where each stands, by the spelling of `wordKey`. */
class Header {
	readonly places: ReadonlyMap<string, number>;

	constructor(readonly names: readonly string[]) {
		this.places = new Map(names.map((name, at) => [wordKey(name), at]));
	}
}

/** One row of a table. */
export class CsvRow {
	constructor(
		private readonly header: Header,
		private readonly cells: readonly string[],
	) {}

	/** The cell of a column, named in the spelling of `wordKey`; '' where there is none. */
	cell(column: string): string {
		return this.cells[this.header.places.get(column) ?? -1] ?? '';
	}

	/** As the table has it, by the names of its columns. */
	toObject(): Record<string, string> {
		return Object.fromEntries(this.header.names.map((name, at) => [name, this.cells[at] ?? '']));
	}
}

export interface CsvTable {
	/** In the spelling of `wordKey`. */
	columns: ReadonlySet<string>;
	rows: CsvRow[];
}

const BYTE_ORDER_MARK = /^\uFEFF/;
/** One cell and what ends it: a quoted one with doubled quotes inside, or a plain one. */
const cellPattern = (separator: string) =>
	new RegExp(`(?:"((?:[^"]|"")*)"|(?!")([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`, 'y');

/**
 * Reads a table with a line of names (RFC 4180; semicolons in place of commas are recognised). Lines
 * without any value are left out. `undefined` where a line has more or fewer cells than there are names,
 * as when an answer broke off, or a quote is never closed.
 */
export function readCsv(text: string): CsvTable | undefined {
	const lines = readLines(text.replace(BYTE_ORDER_MARK, ''));
	const [head, ...rest] = lines ?? [];
	if (head === undefined || rest.some(({ length }) => length !== head.length)) return undefined;
	const header = new Header(head.map((name) => name.trim()));
	return {
		columns: new Set(header.places.keys()),
		rows: rest.map(
			(cells) =>
				new CsvRow(
					header,
					cells.map((cell) => cell.trim()),
				),
		),
	};
}

function readLines(text: string): string[][] | undefined {
	const [firstLine = ''] = text.split(/\r?\n/, 1);
	const cell = cellPattern(firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',');
	const lines: string[][] = [];
	let line: string[] = [];
	while (cell.lastIndex < text.length) {
		const match = cell.exec(text);
		if (match === null) return undefined;
		const [, quoted, plain = '', end = ''] = match;
		line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === ',' || end === ';') continue;
		if (line.some((value) => value !== '')) lines.push(line);
		line = [];
	}
	// What is left ended with a separator and nothing behind it.
	if (line.length > 0) lines.push([...line, '']);
	return lines;
}
