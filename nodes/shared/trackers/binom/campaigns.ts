import { realText } from '../../conversion/adClickIds';
import type { CampaignState } from '../../conversion/conversion';
import { ServiceError } from '../../n8n/serviceError';
import type { EntityKind } from '../entity';
import { cellText } from '../rows';
import { idOf } from '../visit';
import type { BinomClient } from './client';
import { isSet, rowsOf, totalOf, type Row } from './values';
import { BINOM } from './voice';

/** Where each kind is listed; the samples of these lists are the only ones that are known. */
const LISTS: Readonly<Record<EntityKind, string>> = {
	campaign: '/info/campaign',
	offer: '/info/offer',
	landingPage: '/info/landing',
	flow: '/info/rotation',
	trafficSource: '/info/traffic_source',
	affiliateNetwork: '/info/affiliate_network',
};

const PAGE_SIZE = 1_000;

/** All rows of a kind, deleted ones included, page by page. Dates are required, and change no row. */
export async function* readList(client: BinomClient, kind: EntityKind): AsyncGenerator<Row[]> {
	const known = new Set<string>();
	for (let offset = 0; ; ) {
		const body = await client.get(LISTS[kind], {
			datePreset: 'today',
			timezone: 'UTC',
			status: 'all',
			limit: PAGE_SIZE,
			offset,
		});
		const rows = rowsOf(body);
		if (rows === undefined) throw new ServiceError(BINOM, { kind: 'brokenAnswer' });
		const fresh = rows.filter((row) => !known.has(cellText(row.id)));
		if (fresh.length > 0) yield fresh;
		for (const { id } of fresh) known.add(cellText(id));
		offset += rows.length;
		const total = totalOf(body);
		const isLast = total === undefined ? rows.length < PAGE_SIZE : offset >= total;
		if (isLast || fresh.length === 0) return;
	}
}

/** There are no paused campaigns and no archive, only deleted ones. */
export function stateOf(row: Row): CampaignState | null {
	if (!('is_deleted' in row)) return null;
	return isSet(row.is_deleted) ? 'deleted' : 'active';
}

export interface BinomCampaign {
	id: string;
	state: CampaignState | null;
}

/** Campaigns by name: the log of conversions knows no ids. A name that two share tells neither. */
export type CampaignIndex = ReadonlyMap<string, BinomCampaign | undefined>;

export async function readCampaigns(client: BinomClient): Promise<CampaignIndex> {
	const index = new Map<string, BinomCampaign | undefined>();
	for await (const rows of readList(client, 'campaign')) {
		for (const row of rows) {
			const [id, name] = [idOf(row.id), realText(row.name)];
			if (id === null || name === null) continue;
			index.set(name, index.has(name) ? undefined : { id, state: stateOf(row) });
		}
	}
	return index;
}
