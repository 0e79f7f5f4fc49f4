import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { CampaignState } from '../../conversion/conversion';
import { lookUp } from '../../conversion/lookUp';
import { MASK } from '../../n8n/mask';
import { ServiceError } from '../../n8n/serviceError';
import type { Entity, EntityKind } from '../entity';
import { idOf } from '../visit';
import type { RedtrackClient } from './client';
import type { RowContext } from './row';
import { cellText, countIn } from '../rows';
import { isRow, momentOf, rowsOf, type Row } from './values';
import { REDTRACK } from './voice';

interface Collection {
	path: string;
	/** Column that holds where it leads. */
	url?: string;
	/** There is no way to ask for one alone. */
	isListOnly?: boolean;
}

const COLLECTIONS: Readonly<Record<EntityKind, Collection>> = {
	campaign: { path: '/campaigns', url: 'trackback_url' },
	offer: { path: '/offers', url: 'url' },
	landingPage: { path: '/landings', url: 'url' },
	flow: { path: '/streams', isListOnly: true },
	trafficSource: { path: '/sources' },
	affiliateNetwork: { path: '/networks' },
};

/** Campaigns have numbers (seen in clients), sources and networks have words. */
const STATES: Readonly<Record<string, CampaignState>> = {
	'1': 'active',
	'2': 'paused',
	'3': 'deleted',
	active: 'active',
	paused: 'paused',
	archived: 'archived',
	deleted: 'deleted',
};

/** The specification names no maximum; a smaller one of the server is noticed by what comes next. */
const PAGE_SIZE = 1_000;

/** A list of ids stands in the address, which must not grow without end. */
const IDS_AT_ONCE = 100;

export function stateOf(word: unknown): CampaignState | null {
	const text = realText(word);
	return text === null ? null : (lookUp(STATES, text.toLowerCase()) ?? null);
}

/** All rows of a kind, page by page, until a page brings nothing new. */
export async function* readEntities(
	client: RedtrackClient,
	kind: EntityKind,
): AsyncGenerator<Row[]> {
	const known = new Set<string>();
	for (let page = 1; ; page++) {
		const body = await client.get(COLLECTIONS[kind].path, { page, per: PAGE_SIZE });
		const rows = rowsOf(body);
		if (rows === undefined) throw new ServiceError(REDTRACK, { kind: 'brokenAnswer' });
		const fresh = rows.filter((row) => !known.has(cellText(row.id)));
		if (fresh.length > 0) yield fresh;
		for (const { id } of fresh) known.add(cellText(id));
		const total = countIn((body as { total?: unknown }).total);
		if (fresh.length === 0 || known.size >= (total ?? Infinity)) return;
	}
}

export async function readEntity(client: RedtrackClient, kind: EntityKind, id: string) {
	const { path, isListOnly } = COLLECTIONS[kind];
	const row = isListOnly
		? await find(client, kind, id)
		: await client.get(`${path}/${encodeURIComponent(id)}`);
	if (isRow(row) && idOf(row.id) !== null) return row;
	throw new ServiceError(REDTRACK, { kind: 'notFound', detail: `ID ${id}` });
}

async function find(client: RedtrackClient, kind: EntityKind, id: string) {
	for await (const rows of readEntities(client, kind)) {
		const found = rows.find((row) => idOf(row.id) === id);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The states of these campaigns; one that RedTrack no longer lists has none. */
export async function readStates(
	client: RedtrackClient,
	ids: readonly string[],
): Promise<Map<string, CampaignState | null>> {
	const states = new Map<string, CampaignState | null>();
	for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
		const asked = ids.slice(start, start + IDS_AT_ONCE);
		const query = { ids: asked.join(','), page: 1, per: IDS_AT_ONCE };
		for (const row of rowsOf(await client.get('/campaigns', query)) ?? []) {
			states.set(idOf(row.id) ?? '', stateOf(row.status));
		}
		for (const id of asked) if (!states.has(id)) states.set(id, null);
	}
	return states;
}

export function toEntity(kind: EntityKind, row: Row, context: RowContext): Entity {
	const { url } = COLLECTIONS[kind];
	return {
		tracker: 'redtrack',
		account: context.account,
		kind,
		id: idOf(row.id) ?? '',
		name: realText(row.title) ?? '',
		state: stateOf(row.status),
		trackerState: realText(row.status),
		// Addresses are full of macros, which is how they should be.
		url: url === undefined || typeof row[url] !== 'string' ? null : row[url] || null,
		group: null,
		createdAt: momentOf(row.created_at, context.zone),
		updatedAt: momentOf(row.updated_at, context.zone),
		...(context.includeRaw && { raw: withoutToken(row) }),
	};
}

/** Networks come with the token that protects their postbacks. */
function withoutToken(row: Row): IDataObject {
	const { postback_token: token } = row;
	return { ...row, ...(token ? { postback_token: MASK } : {}) } as IDataObject;
}
