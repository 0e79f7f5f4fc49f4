import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { byName } from '../n8n/byName';
import { credentialsFor } from '../n8n/credentialChoice';
import { googleAdsAdjustments } from './googleAdsAdjustments';
import { googleAdsConversions } from './googleAdsConversions';
import { googleAnalytics } from './googleAnalytics';
import { googleDataManager } from './googleDataManager';
import { linkedin } from './linkedin';
import { meta } from './meta';
import { microsoft } from './microsoft';
import { outbrain } from './outbrain';
import { pinterest } from './pinterest';
import { reddit } from './reddit';
import { snapchat } from './snapchat';
import { taboola } from './taboola';
import { tiktok } from './tiktok';
import { x } from './x';
import type { PlatformModule } from './module';

/** All ad platforms. Adding one is adding its folder, its credential and a line here. */
export const PLATFORMS: readonly PlatformModule[] = [
	googleDataManager,
	googleAdsConversions,
	googleAdsAdjustments,
	googleAnalytics,
	linkedin,
	meta,
	microsoft,
	outbrain,
	pinterest,
	reddit,
	snapchat,
	taboola,
	tiktok,
	x,
];

/** The platform of that name; throws where a workflow names one that does not exist. */
export function platformOf(name: string): PlatformModule {
	const found = PLATFORMS.find(({ platform }) => platform.name === name);
	if (found === undefined) throw new Error(`There is no platform '${name}'`);
	return found;
}

/** The pick list, by name. */
export const platformChoices: INodePropertyOptions[] = PLATFORMS.map(
	({ platform, displayName, description }) => ({
		name: displayName,
		value: platform.name,
		description,
	}),
).sort(byName);

/** The fields of all platforms, each shown for its own. */
export const platformFields: INodeProperties[] = PLATFORMS.flatMap(({ platform, fields }) =>
	fields.map((field) => shownFor(field, { platform: [platform.name] })),
);

/** Their entries in *Options*, likewise. */
export const platformOptions: INodeProperties[] = PLATFORMS.flatMap(({ platform, options }) =>
	options.map((option) => shownFor(option, { '/platform': [platform.name] })),
);

/** A general option, hidden for the platforms to which it means nothing. */
export function unlessIgnored(option: INodeProperties): INodeProperties {
	const ignoring = PLATFORMS.filter(({ ignores = [] }) => ignores.includes(option.name)).map(
		({ platform }) => platform.name,
	);
	if (ignoring.length === 0) return option;
	return { ...option, displayOptions: { hide: { '/platform': ignoring } } };
}

/** Platforms that tell later what became of a request. */
export const platformsWithStatus: string[] = PLATFORMS.filter(
	({ status }) => status !== undefined,
).map(({ platform }) => platform.name);

/** The fields of *Get Status*, likewise. */
export const statusFields: INodeProperties[] = PLATFORMS.flatMap(({ platform, status }) =>
	(status?.fields ?? []).map((field) => shownFor(field, { platform: [platform.name] })),
);

/** A field that shows only where a condition holds, beside its own. */
export function shownFor(
	field: INodeProperties,
	condition: Record<string, string[]>,
): INodeProperties {
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...condition, ...field.displayOptions?.show },
		},
	};
}

/** The credential of each platform; platforms of one company can share one. */
export const platformCredentials: INodeCredentialDescription[] = credentialsFor({
	parameter: 'platform',
	credentialOf: Object.fromEntries(
		PLATFORMS.map(({ platform }) => [platform.name, platform.credential]),
	),
});
