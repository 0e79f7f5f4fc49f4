import { AD_CLICK_ID_ROWS } from '../conversion/adClickIdTable';

/** How an ad platform's ids look, and how a click tells that it came from there. */
interface AdPlatformSigns {
	/** As `attribution.platform` names it. */
	name: string;
	label: string;
	/** Ids of campaigns, ad sets and ads, as the platform's reports and macros write them. */
	id: RegExp;
	/** Words of `utm_source` or of the name of a traffic source. */
	words: readonly string[];
}

export const AD_PLATFORMS: readonly AdPlatformSigns[] = [
	{
		...{ name: 'meta', label: 'Meta', words: ['facebook', 'fb', 'instagram', 'ig', 'meta'] },
		id: /^\d{13,20}$/,
	},
	{
		...{ name: 'google', label: 'Google', words: ['google', 'adwords', 'googleads', 'youtube'] },
		id: /^\d{6,13}$/,
	},
	{ name: 'tiktok', label: 'TikTok', id: /^\d{15,20}$/, words: ['tiktok', 'tt'] },
	{
		...{ name: 'snapchat', label: 'Snapchat', words: ['snapchat', 'snap'] },
		id: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
	},
	{ name: 'pinterest', label: 'Pinterest', id: /^\d{9,20}$/, words: ['pinterest'] },
	{ name: 'linkedin', label: 'LinkedIn', id: /^\d{6,12}$/, words: ['linkedin'] },
	{
		...{ name: 'microsoft', label: 'Microsoft Advertising', words: ['microsoft', 'bing'] },
		id: /^\d{6,16}$/,
	},
	{
		...{ name: 'reddit', label: 'Reddit', words: ['reddit'] },
		id: /^(?:t\d_[a-z0-9]{4,20}|\d{15,20})$/i,
	},
	{ name: 'taboola', label: 'Taboola', id: /^\d{6,12}$/, words: ['taboola'] },
	{ name: 'outbrain', label: 'Outbrain', id: /^[0-9a-f]{34}$/i, words: ['outbrain'] },
	{ name: 'x', label: 'X', id: /^(?=[a-z]*\d)[a-z0-9]{5,8}$/i, words: ['twitter'] },
];

/** Of a platform that nothing tells: long enough to be no id of a tracker. */
const ANY_ID = /^\d{10,20}$/;

const BY_NAME = new Map(AD_PLATFORMS.map((platform) => [platform.name, platform]));
const BY_CLICK_ID: ReadonlyMap<string, string> = new Map(
	AD_CLICK_ID_ROWS.filter(({ ofBrowser }) => !ofBrowser).map(({ id, platform }) => [id, platform]),
);
const BY_WORD = new Map(
	AD_PLATFORMS.flatMap(({ name, words }) => words.map((word) => [word, name] as const)),
);

/** Whether the value can be an id of the platform; `null` where the platform is unknown. */
export function isAdId(value: string, platform: string | null): boolean {
	return ((platform !== null && BY_NAME.get(platform)?.id) || ANY_ID).test(value);
}

/** The platform whose click id the conversion has. */
export function platformByClickId(adClickIds: object | null | undefined): string | null {
	for (const [id, value] of Object.entries(adClickIds ?? {})) {
		const platform = value ? BY_CLICK_ID.get(id) : undefined;
		if (platform !== undefined) return platform;
	}
	return null;
}

/** The platform that a word or the name of a traffic source speaks of. */
export function platformByWords(text: string | null | undefined): string | null {
	for (const word of (text ?? '').toLowerCase().split(/[^a-z]+/)) {
		const platform = BY_WORD.get(word);
		if (platform !== undefined) return platform;
	}
	return null;
}
