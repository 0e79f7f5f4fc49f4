import type { IDataObject } from 'n8n-workflow';
import { MAPPING } from './simple';
import { cellText } from '../trackers/rows';

/** A tracker's campaign and the ad campaign in Wevion that earns what it brings. */
export interface Pair {
	trackerCampaignId: string;
	/** The ad campaign in Wevion. */
	campaignId: string;
}

/** Names of the two fields. */
export interface PairNames {
	tracker: string;
	campaign: string;
}

/**
 * The names in these rows, those chosen by the user first; `undefined` when no row has either pair. The
 * schema is not public, so whatever is understood of a mapping that is read is understood here.
 */
export function namesIn(rows: readonly IDataObject[], usual: PairNames): PairNames | undefined {
	const has = (name: string) => rows.some((row) => isId(row[name]));
	const tracker = [usual.tracker, ...MAPPING.trackerCampaignId].find(has);
	if (tracker === undefined) return undefined;
	const campaign = [usual.campaign, ...MAPPING.campaignId].find(
		(name) => name !== tracker && has(name),
	);
	return { tracker, campaign: campaign ?? usual.campaign };
}

const isId = (value: unknown): boolean =>
	(typeof value === 'string' && value !== '') || typeof value === 'number';

/** What becomes of a list of mappings. */
export interface MappingPlan {
	/** The whole list as it is to be sent. */
	rows: IDataObject[];
	added: IDataObject[];
	changed: IDataObject[];
	/** As they are now; they are not in `rows`. */
	vanishing: IDataObject[];
	unchanged: number;
}

interface Wish {
	/** Rows that must be there afterwards, with the names of `names`. */
	wanted: readonly IDataObject[];
	/** Ids of tracker campaigns whose mapping goes. */
	removed?: readonly string[];
	/** Whether what is not wanted goes as well. */
	replace?: boolean;
}

/**
 * The list as it should be: each wanted row over the one of the same tracker campaign, whose other
 * fields stay; new ones at the end; the rest as it is, unless all is replaced.
 */
export function planned(
	now: readonly IDataObject[],
	{ wanted, removed = [], replace = false }: Wish,
	{ tracker }: PairNames,
): MappingPlan {
	const idOf = (row: IDataObject) => cellText(row[tracker] ?? '');
	const wishes = new Map(wanted.map((row) => [idOf(row), row]));
	const gone = new Set(removed);
	const plan: MappingPlan = { rows: [], added: [], changed: [], vanishing: [], unchanged: 0 };
	for (const row of now) {
		const wish = wishes.get(idOf(row));
		wishes.delete(idOf(row));
		if (gone.has(idOf(row)) || (replace && wish === undefined)) {
			plan.vanishing.push(row);
			continue;
		}
		const next = wish === undefined ? row : { ...row, ...wish };
		plan.rows.push(next);
		if (isSame(row, next)) plan.unchanged += 1;
		else plan.changed.push(next);
	}
	for (const row of wishes.values()) {
		if (gone.has(idOf(row))) continue;
		plan.rows.push(row);
		plan.added.push(row);
	}
	return plan;
}

/** Numbers and texts of the same id are the same. */
function isSame(one: IDataObject, other: IDataObject): boolean {
	const text = (row: IDataObject) =>
		JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? String(value) : value));
	return text(one) === text(other);
}

/** Rows of the plan that are not in the list read back, and those that are although they should not be. */
export function deviations(
	plan: MappingPlan,
	after: readonly IDataObject[],
	{ tracker, campaign }: PairNames,
): { missing: IDataObject[]; remaining: IDataObject[] } {
	const key = (row: IDataObject) =>
		JSON.stringify([cellText(row[tracker]), cellText(row[campaign])]);
	const there = new Set(after.map(key));
	const ids = new Set(after.map((row) => cellText(row[tracker])));
	const kept = new Set(plan.rows.map((row) => cellText(row[tracker])));
	return {
		missing: plan.rows.filter((row) => !there.has(key(row))),
		remaining: plan.vanishing.filter(
			(row) => ids.has(cellText(row[tracker])) && !kept.has(cellText(row[tracker])),
		),
	};
}
