import { assign } from './assign';
import type { AdCampaign, TrackerCampaign } from './campaigns';
import { NameLikeness, readName } from './names';

export { readAdCampaigns, TrackerCampaigns } from './campaigns';
export type { AdCampaign, TrackerCampaign } from './campaigns';

/** A proposed mapping; `ad` is missing where nothing fits. */
export interface Suggestion {
	tracker: TrackerCampaign;
	ad: AdCampaign | null;
	/** From 0 to 1: how sure it is. */
	score: number;
	/** One sentence. */
	reason: string;
}

interface Likeness {
	score: number;
	reason: string;
}

const NONE: Likeness = { score: 0, reason: '' };

/** Below this two campaigns are not taken to belong together. */
export const LEAST_SCORE = 0.3;

/**
 * Which ad campaign each tracker campaign belongs to: by ids, by UTM, then by name. Each ad campaign is
 * proposed once, so that the scores are the highest together; a pair with a near rival scores lower.
 */
export function suggest(
	trackers: readonly TrackerCampaign[],
	ads: readonly AdCampaign[],
	leastScore = LEAST_SCORE,
): Suggestion[] {
	const likenesses = likenessesOf(trackers, ads);
	const scores = likenesses.map((row) => row.map(({ score }) => (score >= leastScore ? score : 0)));
	const chosen = assign(scores);
	const ownerOf = new Map(chosen.map((column, row) => [column, row]));
	return trackers.map((tracker, row): Suggestion => {
		const column = chosen[row] ?? -1;
		const ad = ads[column];
		if (ad === undefined) {
			return { tracker, ad: null, score: 0, reason: 'No ad campaign is enough like it' };
		}
		const { score, reason } = likenesses[row]?.[column] ?? NONE;
		const rival = strongestRival(scores, row, column, chosen, ownerOf);
		const sure = score * (1 - 0.5 * Math.min(1, rival / score) ** 4);
		const doubt = sure < 0.8 * score ? '; another pair is nearly as good' : '';
		return { tracker, ad, score: Math.round(sure * 1000) / 1000, reason: reason + doubt };
	});
}

/** How good the best other pair of either side is; less where that one has a better partner itself. */
function strongestRival(
	scores: ReadonlyArray<readonly number[]>,
	row: number,
	column: number,
	chosen: readonly number[],
	ownerOf: ReadonlyMap<number, number>,
): number {
	const at = (r: number | undefined, c: number | undefined) => scores[r ?? -1]?.[c ?? -1] ?? 0;
	const rivalry = (score: number, partner: number) =>
		partner > score ? (score * score) / partner : score;
	let strongest = 0;
	scores[row]?.forEach((score, other) => {
		if (other === column || score === 0) return;
		strongest = Math.max(strongest, rivalry(score, at(ownerOf.get(other), other)));
	});
	scores.forEach((others, other) => {
		const score = others[column] ?? 0;
		if (other === row || score === 0) return;
		strongest = Math.max(strongest, rivalry(score, at(other, chosen[other])));
	});
	return strongest;
}

function likenessesOf(
	trackers: readonly TrackerCampaign[],
	ads: readonly AdCampaign[],
): Likeness[][] {
	const trackerNames = trackers.map(({ name }) => readName(name));
	const adNames = ads.map(({ name }) => readName(name));
	const names = new NameLikeness([...trackerNames, ...adNames]);
	return trackers.map((tracker, row) => {
		const numbers = idsIn(tracker);
		return ads.map((ad, column) => {
			const definite = byIdOrUtm(tracker, numbers, ad);
			if (definite.score >= 0.9) return definite;
			const own = trackerNames[row];
			const other = adNames[column];
			if (own === undefined || other === undefined) return definite;
			const score = names.of(own, other);
			return score > definite.score
				? { score, reason: `Their names are ${Math.round(score * 100)}% alike` }
				: definite;
		});
	});
}

/** Everything in its name, link and parameters that can be an id. */
function idsIn({ name, texts }: TrackerCampaign): ReadonlySet<string> {
	const own = [name, ...texts].join(' ').match(/[0-9a-f-]{30,40}|\d{6,20}/gi) ?? [];
	return new Set(own);
}

function byIdOrUtm(
	{ name, values, visits }: TrackerCampaign,
	ids: ReadonlySet<string>,
	ad: AdCampaign,
): Likeness {
	if (ids.has(ad.id)) {
		return { score: 1, reason: `Its name, link or parameters carry the ID ${ad.id}` };
	}
	const share = (value: string) => (visits === 0 ? 0 : (values.get(value) ?? 0) / visits);
	const byId = share(ad.id);
	if (byId > 0) {
		return {
			score: byId >= 0.5 ? 0.9 + 0.1 * byId : byId,
			reason: `${percent(byId)} of its visits carry the ID ${ad.id}`,
		};
	}
	if (name !== '' && name.trim().toLowerCase() === ad.name.trim().toLowerCase()) {
		return { score: 0.97, reason: 'Their names are the same' };
	}
	const byName = share(ad.name);
	if (byName === 0) return NONE;
	return {
		score: byName >= 0.5 ? 0.86 + 0.1 * byName : byName,
		reason: `${percent(byName)} of its visits carry the name '${ad.name}' (UTM)`,
	};
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
