import type { IDataObject } from 'n8n-workflow';
import { firstOf } from '../../shared/n8n/listing';
import { syncEntities, type EntityState } from '../../shared/sync/entities/syncEntities';
import type { EntityKind } from '../../shared/trackers/entity';
import { having, SAMPLE_COUNT, type Subject } from './subject';

/** Following a list of the account: campaigns, offers and the like. */
export function listOf(kind: EntityKind): Subject {
	return {
		async sync({ settings, source, saved, ...turn }) {
			const { everyMinutes, maxItems } = settings.log;
			const result = await syncEntities({
				...turn,
				tracker: having(turn.tracker, 'list'),
				kind,
				saved: saved as EntityState | undefined,
				settings: { source, everyMinutes, maxItems, emitsExisting: settings.emitsExisting },
			});
			if (result === undefined) return undefined;
			const items = result.items.map((item) => item as unknown as IDataObject);
			return { items, state: result.state };
		},

		async sample({ tracker }) {
			const pages = having(tracker, 'list').list(kind);
			const found = await firstOf(pages, { most: SAMPLE_COUNT });
			return found.map((entity) => ({ change: 'added', changedFields: [], before: {}, ...entity }));
		},
	};
}
