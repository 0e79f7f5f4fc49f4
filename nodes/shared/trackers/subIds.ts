/** How many sub-IDs a tracker has, and by how many of them it counts at once. */
interface SubIdLimits {
	name: string;
	count: number;
	atOnce: number;
}

/** What is wrong with the sub-IDs that a breakdown is to count by, or nothing. */
export function subIdProblem(
	subIds: readonly number[],
	{ name, count, atOnce }: SubIdLimits,
): string | undefined {
	if (subIds.length === 0 || subIds.length > atOnce) {
		return `${name} counts by one to ${atOnce} sub-IDs at once`;
	}
	const unknown = subIds.find((id) => !Number.isInteger(id) || id < 1 || id > count);
	return unknown === undefined
		? undefined
		: `${name} has the sub-IDs 1 to ${count}, not ${unknown}`;
}
