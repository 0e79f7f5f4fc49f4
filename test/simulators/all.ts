import type { Simulator } from './base';
import { BemobSimulator } from './bemob';
import { BinomSimulator } from './binom';
import { GoogleAdsSimulator } from './googleAds';
import { AnalyticsSimulator } from './googleAnalytics';
import { DataManagerSimulator } from './googleDataManager';
import { KeitaroSimulator } from './keitaro';
import { LinkedInSimulator } from './linkedin';
import { MetaSimulator } from './meta';
import { MetaAdsSimulator } from './metaAds';
import { MicrosoftSimulator } from './microsoft';
import { OutbrainSimulator } from './outbrain';
import { PinterestSimulator } from './pinterest';
import { RedditSimulator } from './reddit';
import { RedtrackSimulator } from './redtrack';
import { SnapchatSimulator } from './snapchat';
import { TaboolaSimulator } from './taboola';
import { BearerSimulator, TgtrackSimulator } from './tgTracker';
import { TikTokSimulator } from './tiktok';
import type { TruthAccountOptions } from './truthAccount';
import { VoluumSimulator } from './voluum';
import { WevionSimulator } from './wevion';
import { XSimulator } from './x';

/** Every simulated service by the `name` of its simulator; the two kinds of TG Tracker are apart. */
const SERVICES = {
	keitaro: (options: TruthAccountOptions) => new KeitaroSimulator(options),
	meta: () => new MetaSimulator(),
	bemob: (options: TruthAccountOptions) => new BemobSimulator(fewer(options)),
	binom: (options: TruthAccountOptions) => new BinomSimulator(fewer(options)),
	redtrack: (options: TruthAccountOptions) => new RedtrackSimulator(fewer(options)),
	tgTracker: (options: TruthAccountOptions) => new BearerSimulator(fewer(options)),
	tgtrack: (options: TruthAccountOptions) => new TgtrackSimulator(fewer(options)),
	voluum: (options: TruthAccountOptions) => new VoluumSimulator(fewer(options)),
	googleAds: () => new GoogleAdsSimulator(),
	googleAnalytics: () => new AnalyticsSimulator(),
	googleDataManager: () => new DataManagerSimulator(),
	linkedin: () => new LinkedInSimulator(),
	microsoft: () => new MicrosoftSimulator(),
	outbrain: () => new OutbrainSimulator(),
	pinterest: () => new PinterestSimulator(),
	reddit: () => new RedditSimulator(),
	snapchat: () => new SnapchatSimulator(),
	taboola: () => new TaboolaSimulator(),
	tiktok: () => new TikTokSimulator(),
	wevion: () => new WevionSimulator(),
	x: () => new XSimulator(),
	metaAds: () => new MetaAdsSimulator(),
} satisfies Readonly<Record<string, (options: TruthAccountOptions) => Simulator>>;

export type SimulatorName = keyof typeof SERVICES;

export const SIMULATOR_NAMES = Object.keys(SERVICES) as SimulatorName[];

/** As many as a month of a small account has; Keitaro alone is asked to bear a large one. */
const MOST_CONVERSIONS = 1_000;

function fewer(options: TruthAccountOptions): TruthAccountOptions {
	const { conversions = MOST_CONVERSIONS } = options;
	return { ...options, conversions: Math.min(conversions, MOST_CONVERSIONS) };
}

/** One of them, not started yet. */
export const createSimulator = (
	name: SimulatorName,
	options: TruthAccountOptions = {},
): Simulator => SERVICES[name](options);

/** All of them, not started yet. The trackers tell of the same seeded truth. */
export function createSimulators(
	options: TruthAccountOptions,
): Array<{ name: SimulatorName; simulator: Simulator }> {
	return SIMULATOR_NAMES.map((name) => ({ name, simulator: createSimulator(name, options) }));
}
