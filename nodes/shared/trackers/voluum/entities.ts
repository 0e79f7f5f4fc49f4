import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { CampaignState } from '../../conversion/conversion';
import { lookUp } from '../../conversion/lookUp';
import { parseStamp } from '../../conversion/time';
import type { Entity, EntityKind } from '../entity';
import type { VoluumClient } from './client';
import { cellText } from '../rows';
import { readList, readOne, type Row } from './page';

/** Lists are not paged. */
export const PATHS: Readonly<Record<EntityKind, string>> = {
	campaign: '/campaign',
	offer: '/offer',
	landingPage: '/lander',
	flow: '/flow',
	trafficSource: '/traffic-source',
	affiliateNetwork: '/affiliate-network',
};

/** Known of offers; lists that do not know it leave it aside. */
const ARCHIVED_TOO = { includeDeleted: true };

const STATES: Readonly<Record<string, CampaignState>> = {
	active: 'active',
	paused: 'paused',
	inactive: 'paused',
	archived: 'archived',
};

export async function fetchEntities(client: VoluumClient, kind: EntityKind): Promise<Row[]> {
	return readList(await client.get(PATHS[kind], ARCHIVED_TOO));
}

export async function fetchEntity(
	client: VoluumClient,
	kind: EntityKind,
	id: string,
): Promise<Row> {
	return readOne(await client.get(`${PATHS[kind]}/${encodeURIComponent(id)}`));
}

/** The state of each campaign by its id; none where the key may not list campaigns. */
export async function fetchCampaignStates(
	client: VoluumClient,
): Promise<Map<string, CampaignState | null>> {
	const outcome = await client.tryGet(PATHS.campaign, ARCHIVED_TOO);
	const isRefused = outcome.problem?.kind === 'forbidden';
	// Some endpoints refuse access keys; the conversions are worth having without the states.
	return statesOf(isRefused ? [] : readList(client.answerOf(outcome)));
}

export function statesOf(rows: readonly Row[]): Map<string, CampaignState | null> {
	return new Map(rows.map((row) => [cellText(row.id), stateOf(row)]));
}

/**
 * `deleted` stands for the archive of the panel: such campaigns keep their numbers and can be brought
 * back, so their late conversions still belong to somebody.
 */
export function stateOf({ deleted, status }: Row): CampaignState | null {
	if (deleted === true) return 'archived';
	const known = lookUp(STATES, realText(status)?.toLowerCase() ?? '');
	return known ?? (deleted === false ? 'active' : null);
}

export function toEntity(
	row: Row,
	kind: EntityKind,
	{ account, includeRaw }: { account: string; includeRaw: boolean },
): Entity {
	const workspace = (row.workspace ?? {}) as { id?: unknown; name?: unknown };
	return {
		tracker: 'voluum',
		account,
		kind,
		id: cellText(row.id),
		name: realText(row.name) ?? realText(row.namePostfix) ?? cellText(row.id),
		state: stateOf(row),
		trackerState: realText(row.status) ?? (row.deleted === true ? 'deleted' : null),
		url: realText(row.url),
		group: realText(workspace.name) ?? realText(workspace.id),
		createdAt: parseStamp(row.createdTime, 'UTC'),
		updatedAt: parseStamp(row.updatedTime, 'UTC'),
		...(includeRaw && { raw: row as IDataObject }),
	};
}
