import { isRow } from '../rows';
import type { ArchiveMemory } from './archive';
import { CLICK_COLUMN_SETS, COLUMN_SETS } from './columns';
import type { KeitaroMemory } from './conversionLog';
import type { FlowMemory } from './flows';

/**
 * What is whole of a memory that was saved. It comes out of n8n's database like the state around it;
 * what is missing in it, or of another kind, is learnt anew.
 */
export function readMemory(saved: object): KeitaroMemory {
	const { columnSet, clickColumnSet, archive, flows } = saved as Record<string, unknown>;
	return {
		...(isPlaceIn(COLUMN_SETS, columnSet) && { columnSet }),
		...(isPlaceIn(CLICK_COLUMN_SETS, clickColumnSet) && { clickColumnSet }),
		...(isArchive(archive) && { archive }),
		...(isFlows(flows) && { flows }),
	};
}

/** Whether something learnt then still holds; a moment to come was not written by this clock. */
export function isFresh(learntAt: number, now: number, validMs: number): boolean {
	return learntAt <= now && now - learntAt < validMs;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isPlaceIn = (list: readonly unknown[], value: unknown): value is number =>
	isNumber(value) && list[value] !== undefined;

function isArchive(value: unknown): value is ArchiveMemory {
	if (!isRow(value) || !isNumber(value.askedAt) || !Array.isArray(value.seen)) return false;
	return value.seen.every((one) => isRow(one) && isText(one.id) && isSeen(one.campaign));
}

function isSeen(campaign: unknown): boolean {
	if (campaign === null) return true;
	if (!isRow(campaign) || !isText(campaign.name)) return false;
	const { parameterNames: names } = campaign;
	return Array.isArray(names) && names.every(isPair);
}

const isPair = (value: unknown): boolean =>
	Array.isArray(value) && value.length === 2 && value.every(isText);

function isFlows(value: unknown): value is FlowMemory {
	if (!isRow(value) || ![value.comparedAt, value.count, value.newest].every(isNumber)) return false;
	const { search } = value;
	if (search === undefined) return true;
	return (
		isRow(search) &&
		isText(search.text) &&
		Array.isArray(search.archived) &&
		search.archived.every(isText)
	);
}
