/** For `sort`: entries of a pick list as people look for them. */
export const byName = (a: { name: string }, b: { name: string }): number =>
	a.name.localeCompare(b.name);
