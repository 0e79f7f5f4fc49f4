/** As Prettier writes tables, so that formatting the README changes nothing. */
export function tableOf(head: string[], body: string[][]): string[] {
	const widths = head.map((_, column) =>
		Math.max(3, ...[head, ...body].map((cells) => [...(cells[column] ?? '')].length)),
	);
	const line = (cells: string[], fill = ' ') =>
		`| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
	return [
		line(head),
		line(
			head.map(() => '-'),
			'-',
		),
		...body.map((cells) => line(cells)),
	];
}
