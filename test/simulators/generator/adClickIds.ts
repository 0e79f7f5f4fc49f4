import type { TruthCampaign, TruthSource } from './catalogue';
import { LANE, type Dice } from './random';

/** The ids an ad platform would accept for this click: what a reader should find in its row. */
export interface TruthAdClickIds {
	fbclid?: string;
	fbp?: string;
	fbc?: string;
	gclid?: string;
	ttclid?: string;
}

/** Where the ids, or what stands in their place, were put. `null` was never set, `''` was set empty. */
export interface AdClickTraces {
	externalId: string | null;
	sub5: string | null;
	sub6: string | null;
	sub10: string | null;
	referrer: string | null;
	ids: TruthAdClickIds;
}

/** Of a hundred clicks: how many carry the id, an unreplaced macro, an empty value, nothing. */
const OUTCOMES = { id: 0.84, macro: 0.89, empty: 0.95 } as const;
const BROWSER_ID_SHARE = 0.45;
const FBC_SHARE = 0.5;

/** How the platforms' ids look: a fixed beginning, then opaque text. */
const SHAPES = {
	fbclid: (text: (length: number) => string) => `IwAR${text(57)}`,
	gclid: (text: (length: number) => string) => `Cj0KCQjw${text(60)}_wcB`,
	ttclid: (text: (length: number) => string) => `E.C.P.${text(90)}`,
} as const;

function traces(
	campaign: TruthCampaign,
	source: TruthSource,
	value: string | null,
	ids: TruthAdClickIds,
): AdClickTraces {
	const { adClickPlace } = campaign;
	const inReferrer = adClickPlace === 'referrer' && value !== null && source.clickParameter;
	return {
		externalId: adClickPlace === 'externalId' ? value : null,
		sub5: ids.fbp ?? null,
		sub6: ids.fbc ?? null,
		sub10: adClickPlace === 'sub10' ? value : null,
		referrer: inReferrer ? `${source.referrer}?${inReferrer}=${value}` : source.referrer,
		ids,
	};
}

/**
 * What the ad network's click id became for one click: in the external id, sub-id 10 or the
 * referrer, as the campaign's link has it; or missing, empty, or an unreplaced macro.
 *
 * @param atMs click time, part of `fbp` and `fbc`
 */
export function adClickTraces(
	dice: Dice,
	click: number,
	atMs: number,
	campaign: TruthCampaign,
	source: TruthSource,
): AdClickTraces {
	const drawn = dice.unit(LANE.adClickId, click);
	const { clickParameter } = source;
	if (drawn >= OUTCOMES.empty) return traces(campaign, source, null, {});
	if (drawn >= OUTCOMES.macro) return traces(campaign, source, '', {});
	if (drawn >= OUTCOMES.id) return traces(campaign, source, source.macro, {});
	const text = (length: number) => dice.text(LANE.adClickText, click, length);
	if (clickParameter === null) return traces(campaign, source, text(16), {});

	const id = SHAPES[clickParameter](text);
	if (clickParameter !== 'fbclid') return traces(campaign, source, id, { [clickParameter]: id });
	if (!dice.chance(LANE.browserId, click, BROWSER_ID_SHARE)) {
		return traces(campaign, source, id, { fbclid: id });
	}
	const fbp = `fb.1.${atMs}.${dice.digits(LANE.browserIdText, click, 10)}`;
	if (!dice.chance(LANE.fbc, click, FBC_SHARE)) {
		return traces(campaign, source, id, { fbclid: id, fbp });
	}
	return traces(campaign, source, id, { fbclid: id, fbp, fbc: `fb.1.${atMs}.${id}` });
}
