import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { CampaignState } from '../../conversion/conversion';
import type { Entity, EntityKind } from '../entity';
import { asRows } from '../rows';
import { idOf } from '../visit';
import { stateOf } from './campaigns';
import type { KeitaroClient } from './client';
import { redacted } from './redact';
import type { Row } from './rowParts';

type Reader = Pick<KeitaroClient, 'get'>;

interface Collection {
	path: string;
	/** Its archive, where there is a list of it (keitaro-api §2.1). */
	archive?: string;
	/** Columns that may hold where it leads. */
	url?: readonly string[];
}

const COLLECTIONS: Readonly<Record<EntityKind, Collection>> = {
	campaign: { path: '/campaigns', archive: '/campaigns/deleted' },
	offer: { path: '/offers', url: ['url', 'action_payload'] },
	landingPage: { path: '/landing_pages', url: ['url', 'action_payload'] },
	flow: { path: '/streams', archive: '/streams/deleted', url: ['action_payload'] },
	trafficSource: { path: '/traffic_sources' },
	affiliateNetwork: { path: '/affiliate_networks' },
};

/** The current rows of a kind that has a list; see `flows.ts` for the one that has none. */
export async function readCurrent(
	client: Reader,
	kind: Exclude<EntityKind, 'flow'>,
): Promise<Row[]> {
	return rowsOf(await client.get(COLLECTIONS[kind].path));
}

/** What is in the archive of a kind; its state is that, whatever the row says. */
export async function readArchived(client: Reader, kind: EntityKind): Promise<Row[]> {
	const { archive } = COLLECTIONS[kind];
	return archive === undefined ? [] : rowsOf(await client.get(archive));
}

/** One thing by its id, archived or not. */
export async function readEntity(client: Reader, kind: EntityKind, id: string): Promise<Row> {
	const answer = await client.get(`${COLLECTIONS[kind].path}/${encodeURIComponent(id)}`);
	return (Array.isArray(answer) ? answer[0] : answer) as Row;
}

/**
 * A row as every tracker's entities are. The stamps of Keitaro's rows are in the zone of the server,
 * which no answer tells, so they are in the raw row only.
 */
export function toEntity(
	kind: EntityKind,
	row: Row,
	account: string,
	{ state, includeRaw }: { state?: CampaignState; includeRaw: boolean },
): Entity {
	return {
		tracker: 'keitaro',
		account,
		kind,
		id: idOf(row.id) ?? '',
		name: realText(row.name) ?? '',
		state: state ?? stateOf(row.state),
		trackerState: realText(row.state),
		url: kind === 'campaign' ? campaignUrl(row) : firstUrl(row, COLLECTIONS[kind].url),
		group: realText(row.group) ?? idOf(row.group_id),
		createdAt: null,
		updatedAt: null,
		...(includeRaw && { raw: redacted(row) as IDataObject }),
	};
}

/** Newer builds name the domain, with its scheme or without (keitaro-api §3.1). */
function campaignUrl({ domain, alias }: Row): string | null {
	const [host, path] = [realText(domain), realText(alias)];
	if (host === null || path === null) return null;
	const origin = /^https?:\/\//.test(host) ? host : `https://${host}`;
	return `${origin.replace(/\/+$/, '')}/${path}`;
}

/** What an action is given can be an address, a text or a set of options. */
function firstUrl(row: Row, columns: readonly string[] = []): string | null {
	const texts = columns.map((column) => row[column]);
	const found = texts.find((text) => typeof text === 'string' && /^https?:\/\//.test(text));
	return (found as string | undefined) ?? null;
}

/** A bare array, or one wrapped in `data` (keitaro-api §2.1). */
export function rowsOf(answer: unknown): Row[] {
	if (Array.isArray(answer)) return asRows(answer);
	const data = (answer as { data?: unknown } | null)?.data;
	return Array.isArray(data) ? asRows(data) : [];
}
