import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { CampaignState } from '../../conversion/conversion';
import { lookUp } from '../../conversion/lookUp';
import type { Entity, EntityKind } from '../entity';
import { cellText } from '../rows';
import type { BemobClient } from './client';
import type { Row } from './envelope';

export const PATHS: Readonly<Record<EntityKind, string>> = {
	campaign: '/campaigns',
	offer: '/offers',
	landingPage: '/landings',
	flow: '/flows',
	trafficSource: '/traffic-sources',
	affiliateNetwork: '/affiliate-networks',
};

const STATES: Readonly<Record<string, CampaignState>> = {
	active: 'active',
	paused: 'paused',
	inactive: 'paused',
	archived: 'archived',
	deleted: 'deleted',
};

export async function fetchEntities(client: BemobClient, kind: EntityKind): Promise<Row[]> {
	return await client.rows(PATHS[kind]);
}

/** The name in full carries source and country in front of what the user typed. */
export function nameOf(row: Row): string {
	return realText(row.nameFull) ?? realText(row.name) ?? cellText(row.id);
}

export function toEntity(
	row: Row,
	kind: EntityKind,
	{ account, includeRaw }: { account: string; includeRaw: boolean },
): Entity {
	const trackerState = realText(row.status);
	return {
		tracker: 'bemob',
		account,
		kind,
		id: cellText(row.id),
		name: nameOf(row),
		state: lookUp(STATES, trackerState?.toLowerCase() ?? '') ?? null,
		trackerState,
		url: realText(row.url) ?? realText(row.destinationUrl),
		group: realText(row.workspaceId),
		createdAt: null,
		updatedAt: null,
		...(includeRaw && { raw: row as IDataObject }),
	};
}
