import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { firstOf } from '../../shared/n8n/listing';
import { MOST_SHOWN } from '../../shared/n8n/searchList';
import { asNodeError } from '../../shared/n8n/serviceError';
import { titleOf, type Entity, type EntityKind } from '../../shared/trackers/entity';
import type { Tracker } from '../../shared/trackers/tracker';
import { connect } from '../transport';

/** All entities of a kind, by name, for a list in the editor. */
export async function allOf(context: ILoadOptionsFunctions, kind: EntityKind): Promise<Entity[]> {
	return await asked(context, kind, async (tracker) => await firstOf(listed(tracker, kind), {}));
}

/**
 * Those with a text in their title, by name. Of a kind that the tracker can search, which it can where
 * the list is expensive, no more is read than is shown.
 */
export async function found(
	context: ILoadOptionsFunctions,
	kind: EntityKind,
	text: string,
): Promise<Entity[]> {
	return await asked(context, kind, async (tracker) => {
		const search = tracker.search?.[kind];
		if (search !== undefined && text !== '') return await search(text);
		const wanted = (entity: Entity) => titleOf(entity).toLowerCase().includes(text.toLowerCase());
		const most = search === undefined ? undefined : MOST_SHOWN;
		return await firstOf(listed(tracker, kind), { most, wanted });
	});
}

async function* listed(tracker: Tracker, kind: EntityKind): AsyncGenerator<Entity[]> {
	yield* tracker.list?.(kind) ?? [];
}

/** Problems are told in their own sentences. */
async function asked(
	context: ILoadOptionsFunctions,
	kind: EntityKind,
	read: (tracker: Tracker) => Promise<Entity[]>,
): Promise<Entity[]> {
	try {
		const api = connect(context);
		api.mustBeAble(kind);
		return (await read(await api.open())).sort(byName);
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
}
