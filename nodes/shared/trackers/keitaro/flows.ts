import { DAY_MS } from '../../conversion/time';
import { troubleOf } from '../../n8n/serviceError';
import { cellText, countIn } from '../rows';
import type { KeitaroClient } from './client';
import { rowsOf, toEntity } from './entities';
import { isFresh } from './memory';
import type { Row } from './rowParts';

type Reader = Pick<KeitaroClient, 'get'>;

/** A search that was found to bring every flow. */
interface ProvenSearch {
	text: string;
	/** Campaigns of the archive: the search finds their flows too, which are not current ones. */
	archived: string[];
}

/** What is known of an account's search for flows. */
export interface FlowMemory {
	/** When it was last held against the flows of every campaign, in milliseconds since the epoch. */
	comparedAt: number;
	/** Absent where no search brings them all. */
	search?: ProvenSearch;
	/** How many there were when they were last read, and the largest id among them. */
	count: number;
	newest: number;
}

/** No version says how its search takes a text, so an account that takes another one is found out. */
const VALID_MS = DAY_MS;
/** What may find everything: a wildcard of SQL, and nothing in particular. */
const EVERYTHING = ['%', ''];

/** `GET /streams/search`: current flows of all campaigns with a text anywhere in them (keitaro-api §2.1). */
export async function searchFlows(client: Reader, query: string): Promise<Row[]> {
	return rowsOf(await client.get('/streams/search', { query }));
}

/**
 * The current flows of an account. There is no list of all, only one for each campaign (keitaro-api
 * §2.1), so an account that is followed would be asked as many requests as it has campaigns, every time.
 *
 * Whether a search finds all of them is nowhere told. It is therefore held against the whole reading,
 * row by row, once a day; where it finds the same, it takes its place until the next day. Ids only ever
 * grow, so a search from which a flow is missing that was there before is noticed at once, and read
 * whole again: none is ever taken for gone because a search passed it over.
 */
export class Flows {
	constructor(
		private readonly client: Reader,
		/** Where what is learnt goes; absent where nobody will ask again, and nothing is to be learnt. */
		private readonly memory: { flows?: FlowMemory } | undefined,
		private readonly now: () => number,
	) {}

	async *current(): AsyncGenerator<Row[]> {
		const found = await this.searched();
		if (found === undefined) yield* this.whole();
		else yield found;
	}

	private async searched(): Promise<Row[] | undefined> {
		const { memory, known } = this;
		if (memory === undefined || known?.search === undefined) return undefined;
		const { text, archived } = known.search;
		const rows = without(archived, await searchFlows(this.client, text));
		const earlier = rows.filter(({ id }) => (countIn(id) ?? 0) <= known.newest);
		if (earlier.length !== known.count) return undefined;
		memory.flows = { ...known, ...sizeOf(rows) };
		return rows;
	}

	private async *whole(): AsyncGenerator<Row[]> {
		const campaigns = rowsOf(await this.client.get('/campaigns'));
		const seen: Row[] = [];
		for (const { id } of campaigns) {
			const rows = rowsOf(await this.client.get(`/campaigns/${cellText(id)}/streams`));
			seen.push(...rows);
			yield rows;
		}
		if (this.memory === undefined) return;
		// What was learnt today holds, also where a flow has been archived since.
		const learnt = this.known ?? {
			comparedAt: this.now(),
			search: await this.proven(seen, new Set(campaigns.map(({ id }) => cellText(id)))),
		};
		this.memory.flows = { ...learnt, ...sizeOf(seen) };
	}

	/** What was learnt, as long as it holds. */
	private get known(): FlowMemory | undefined {
		const flows = this.memory?.flows;
		return flows && isFresh(flows.comparedAt, this.now(), VALID_MS) ? flows : undefined;
	}

	/** The search that brings just these flows, once those of archived campaigns are left out. */
	private async proven(
		seen: readonly Row[],
		campaigns: ReadonlySet<string>,
	): Promise<ProvenSearch | undefined> {
		// Where there are none, finding none proves nothing.
		if (seen.length === 0) return undefined;
		const wanted = contentOf(seen);
		for (const text of EVERYTHING) {
			const answer = searchFlows(this.client, text);
			// A text that the search refuses is not the one; all flows have been read already.
			if ((await troubleOf(answer)) !== undefined) continue;
			const found = await answer;
			const owners = new Set(found.map(ownerOf));
			const archived = [...owners].filter((id) => !campaigns.has(id));
			if (contentOf(without(archived, found)) === wanted) return { text, archived };
		}
		return undefined;
	}
}

const ownerOf = (row: Row): string => cellText(row.campaign_id);

function without(campaigns: readonly string[], rows: readonly Row[]): Row[] {
	const left = new Set(campaigns);
	return rows.filter((row) => !left.has(ownerOf(row)));
}

function sizeOf(rows: readonly Row[]): Pick<FlowMemory, 'count' | 'newest'> {
	return {
		count: rows.length,
		newest: rows.reduce((most, { id }) => Math.max(most, countIn(id) ?? 0), 0),
	};
}

/** What the flows are to those who follow them, in one text. */
const contentOf = (rows: readonly Row[]): string =>
	rows
		.map((row) => JSON.stringify(toEntity('flow', row, '', { includeRaw: false })))
		.sort()
		.join('\n');
