import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { Entity, EntityKind } from '../entity';
import { cellText } from '../rows';
import { idOf } from '../visit';
import { stateOf } from './campaigns';
import type { RowContext } from './row';
import type { Row } from './values';

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
