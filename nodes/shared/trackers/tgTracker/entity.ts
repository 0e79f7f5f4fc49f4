import type { IDataObject } from 'n8n-workflow';
import type { Entity, EntityKind } from '../entity';
import type { Row } from './fieldReader';
import { readMoment } from './moment';
import { stateOf, type RowContext } from './row';

/** One row of a list of campaigns, offers or the like; `undefined` where it has no id. */
export function toEntity(kind: EntityKind, row: Row, context: RowContext): Entity | undefined {
	const { reader, settings, account } = context;
	const id = reader.text(row, 'entityId');
	if (id === null) return undefined;
	const trackerState = reader.text(row, 'entityState');
	return {
		tracker: 'tgTracker',
		account,
		kind,
		id,
		name: reader.text(row, 'entityName') ?? '',
		state: stateOf(trackerState),
		trackerState,
		url: reader.text(row, 'entityUrl'),
		group: reader.text(row, 'entityGroup'),
		createdAt: readMoment(reader.value(row, 'entityCreatedAt'), settings.zone),
		updatedAt: readMoment(reader.value(row, 'entityUpdatedAt'), settings.zone),
		...(settings.includeRaw && { raw: row as IDataObject }),
	};
}
