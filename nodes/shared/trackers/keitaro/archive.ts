import { DAY_MS } from '../../conversion/time';
import { fetchArchived, type KeitaroCampaign } from './campaigns';
import type { KeitaroClient } from './client';
import { isFresh } from './memory';

/** A campaign that rows were seen of though it is not among the current ones. */
interface Seen {
	id: string;
	/** `null` where the archive has none of this id: it is gone for good, or hidden from the key. */
	campaign: { name: string; parameterNames: Array<[column: string, name: string]> } | null;
}

/** What is remembered of the archive between syncs. */
export interface ArchiveMemory {
	/** When the archive was last asked for, in milliseconds since the epoch. */
	askedAt: number;
	/** The last one seen last. */
	seen: Seen[];
}

/** What leaves the archive for good is noticed after a day at the latest. */
const VALID_MS = DAY_MS;
/** A saved state must stay small; with more than these the archive is asked for again. */
const MOST_SEEN = 50;

/**
 * The campaigns of these ids, none of which is a current one. The archive can be long and hardly
 * changes, so it is asked for once a day at most as long as its campaigns are the same few.
 */
export class Archive {
	private all?: Promise<Map<string, KeitaroCampaign>>;

	constructor(
		private readonly client: KeitaroClient,
		private readonly memory: { archive?: ArchiveMemory },
		private readonly now: () => number,
	) {}

	async find(ids: ReadonlySet<string>): Promise<Map<string, KeitaroCampaign>> {
		const remembered = this.all === undefined ? this.remembered(ids) : undefined;
		if (remembered !== undefined) return remembered;
		const isFirst = this.all === undefined;
		this.all ??= fetchArchived(this.client);
		const all = await this.all;
		const { askedAt, seen: before } = this.memory.archive ?? { askedAt: 0, seen: [] };
		const kept = isFirst ? [] : before.filter(({ id }) => !ids.has(id));
		this.memory.archive = {
			askedAt: isFirst ? this.now() : askedAt,
			seen: [...kept, ...[...ids].map((id) => toSeen(id, all.get(id)))].slice(-MOST_SEEN),
		};
		return all;
	}

	/** Nothing where one of them was not seen before, or too long ago. */
	private remembered(ids: ReadonlySet<string>): Map<string, KeitaroCampaign> | undefined {
		const { askedAt, seen } = this.memory.archive ?? { askedAt: 0, seen: [] };
		if (!isFresh(askedAt, this.now(), VALID_MS)) return undefined;
		const known = new Set(seen.map(({ id }) => id));
		if ([...ids].some((id) => !known.has(id))) return undefined;
		return new Map(seen.flatMap(({ id, campaign }) => (campaign ? [fromSeen(id, campaign)] : [])));
	}
}

const toSeen = (id: string, found: KeitaroCampaign | undefined): Seen => ({
	id,
	campaign: found ? { name: found.name, parameterNames: [...found.parameterNames] } : null,
});

const fromSeen = (
	id: string,
	{ name, parameterNames }: NonNullable<Seen['campaign']>,
): [string, KeitaroCampaign] => [
	id,
	{ id, name, state: 'archived', parameterNames: new Map(parameterNames) },
];
