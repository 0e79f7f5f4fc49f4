/** The names under which Keitaro's logs list the first `count` sub-ids. */
export function subIdColumns(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `sub_id_${index + 1}`);
}

/** `sub_id_7` as every tracker's conversions spell it: `sub_7`. */
export function canonicalSubId(column: string): string {
	return column.replace('sub_id_', 'sub_');
}
