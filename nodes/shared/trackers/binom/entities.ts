import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import { ServiceError } from '../../n8n/serviceError';
import type { Entity, EntityKind } from '../entity';
import { cellText } from '../rows';
import { idOf } from '../visit';
import { readList, stateOf } from './campaigns';
import type { BinomClient } from './client';
import type { RowContext } from './row';
import type { Row } from './values';
import { BINOM } from './voice';

/** Found in the list: how the answer for one alone looks is not known. */
export async function readEntity(client: BinomClient, kind: EntityKind, id: string): Promise<Row> {
	for await (const rows of readList(client, kind)) {
		const found = rows.find((row) => idOf(row.id) === id);
		if (found !== undefined) return found;
	}
	throw new ServiceError(BINOM, { kind: 'notFound', detail: `ID ${id}` });
}

export function toEntity(kind: EntityKind, row: Row, context: RowContext): Entity {
	return {
		tracker: 'binom',
		account: context.account,
		kind,
		id: idOf(row.id) ?? '',
		name: realText(row.name) ?? '',
		state: stateOf(row),
		trackerState: 'is_deleted' in row ? cellText(row.is_deleted ?? '') : null,
		url: textOf(row.link) ?? textOf(row.url),
		group: realText(row.group_name),
		// The lists have no moments but those of clicks.
		createdAt: null,
		updatedAt: null,
		...(context.includeRaw && { raw: row as IDataObject }),
	};
}

/** Addresses are full of macros, which is how they should be. */
function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
