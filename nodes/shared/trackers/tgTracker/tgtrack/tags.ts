import { isRow } from '../../rows';
import type { ReportClient } from './client';
import type { CsvRow } from './csv';

/** Kept between syncs, so that only a tag not met before costs a request. */
export interface TgtrackMemory {
	/** Names by id. */
	tags?: Record<string, string>;
}

/** Columns under which the id of a tag is known. */
export const TAG_ID_COLUMNS = ['labelid', 'tagid', 'id'];
const TAG_NAME_COLUMNS = ['name', 'label', 'value'];

/** Most tags that are remembered: some 60 kB. */
const MOST = 2_000;

/** What is whole of a memory that was saved; the rest is learnt anew. */
export function readMemory({ tags }: { tags?: unknown }): TgtrackMemory {
	if (!isRow(tags)) return {};
	const names = Object.entries(tags).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return { tags: Object.fromEntries(names.slice(-MOST)) };
}

/** Names of the tags that rows name by number only (`utm_campaign_id`). */
export class Tags {
	private asked = false;

	constructor(
		private readonly client: ReportClient,
		private readonly memory: TgtrackMemory,
	) {}

	/** Makes sure that these are known, as far as TGTrack knows them: one request at most in all. */
	async learn(ids: Iterable<string>): Promise<void> {
		if (this.asked || [...ids].every((id) => this.nameOf(id) !== undefined)) return;
		this.asked = true;
		const { rows } = await this.client.table('get_tags', {}, TAG_ID_COLUMNS);
		const entries = rows.flatMap((row): Array<[string, string]> => {
			const [id, name] = [first(row, TAG_ID_COLUMNS), first(row, TAG_NAME_COLUMNS)];
			return id === null || name === null ? [] : [[id, name]];
		});
		this.memory.tags = Object.fromEntries(entries.slice(-MOST));
	}

	nameOf(id: string): string | undefined {
		const { tags = {} } = this.memory;
		return Object.hasOwn(tags, id) ? tags[id] : undefined;
	}
}

/** The first of these cells that holds something; `0` is how TGTrack writes nothing. */
export function first(row: CsvRow, columns: readonly string[]): string | null {
	for (const column of columns) {
		const value = row.cell(column);
		if (value !== '' && value !== '0') return value;
	}
	return null;
}
