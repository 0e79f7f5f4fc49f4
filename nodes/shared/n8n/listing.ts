import type { INodeProperties } from 'n8n-workflow';
import type { Params } from './params';
import type { Progress } from './progress';

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

/** What to say of a list that ends where its limit is: nobody has looked whether there is more. */
export function limitHint(
	fields: readonly INodeProperties[],
	param: Params,
	rows: number,
): string | undefined {
	if (!fields.some(({ name }) => name === 'returnAll') || param.boolean('returnAll')) return;
	const most = param.number('limit');
	if (rows < most) return;
	return `The list ends at its limit of ${most}; there may be more. Raise 'Limit' or turn on 'Return All' to have it all.`;
}

/** Most rows to return; all when absent. */
export function mostOf(param: Params): number | undefined {
	return param.boolean('returnAll') ? undefined : param.number('limit');
}

/**
 * The first rows of a stream of pages that are wanted, at most `most`; reads no page further than
 * that, and none once the execution was stopped.
 */
export async function firstOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	{
		most = Infinity,
		wanted = () => true,
		cancelled = () => false,
		progress,
	}: {
		most?: number;
		wanted?: (row: Row) => boolean;
		cancelled?: () => boolean;
		progress?: Progress;
	},
): Promise<Row[]> {
	const found: Row[] = [];
	let read = 0;
	for await (const page of pages) {
		for (const row of page) {
			if (wanted(row)) found.push(row);
			if (found.length >= most) return found;
		}
		read += page.length;
		progress?.rows(read);
		if (cancelled()) break;
	}
	return found;
}
