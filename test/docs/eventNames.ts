import type { INodeProperties } from 'n8n-workflow';
import type { ConversionEvent } from '../../nodes/shared/conversion/conversion';
import { STANDARD_EVENTS } from '../../nodes/shared/conversion/event';
import type { PlatformModule } from '../../nodes/shared/platforms/module';
import { exampleConversion, NOW_MS } from '../nodes/shared/platforms/examples';
import { groupsOf } from '../package/properties';
import { settingsOf } from './platforms';
import { tableOf } from './table';

/** Two that are no standard event of ours: one that nobody knows, and one that some platforms know. */
const OWN_WORDS: readonly ConversionEvent[] = ['Custom_Upsell', 'Custom_Search'];

export const EVENTS: readonly ConversionEvent[] = [...STANDARD_EVENTS, ...OWN_WORDS];

/** What a platform's text of an event holds. */
type Sent = Readonly<Record<string, unknown>>;

const json = (read: (sent: Sent) => unknown) => (text: string) =>
	String(read(JSON.parse(text) as Sent));

/** Where each platform has the name in what it is sent. */
const NAME_IN: Readonly<Record<string, (text: string) => string>> = {
	googleAnalytics: json(({ name }) => name),
	meta: json(({ event_name: name }) => name),
	microsoft: json(({ eventName }) => eventName),
	outbrain: (text) => new URLSearchParams(text).get('name') ?? '',
	pinterest: json(({ event_name: name }) => name),
	reddit: json(({ type }) => {
		const { tracking_type: standard, custom_event_name: name } = type as Record<string, string>;
		return name === undefined ? standard : `${standard}: ${name}`;
	}),
	snapchat: json(({ event_name: name }) => name),
	taboola: json(({ name }) => name),
	tiktok: json(({ event }) => event),
};

/** Settings by which a platform's names differ, and how a row says so. */
const VARIANTS: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>> = {
	tiktok: { 'with _Event Source_ App': { eventSource: 'app' } },
};

/** What every platform accepts, so that only the event decides. */
const CLICK_IDS = { tblci: 'GiC3-example', obClickId: 'v1-example' };
const PAGE = 'https://shop.example.com/thanks';

/** The name that is really sent for an event, or the code with which it is skipped. */
function nameOf<S>(module: PlatformModule<S>, event: ConversionEvent, chosen: object): string {
	const { platform, displayName } = module;
	const read = NAME_IN[platform.name];
	if (read === undefined) throw new Error(`Where does ${displayName} have an event's name?`);
	const conversion = exampleConversion({ event, adClickIds: CLICK_IDS, pageUrl: PAGE });
	const settings = settingsOf(module, { ...chosen });
	const obstacle = platform.check(conversion, settings, NOW_MS);
	// Names are what this is about; what an app has to tell beside is another matter.
	if (obstacle?.code === 'no_event_name') return `skipped: \`${obstacle.code}\``;
	return `\`${read(platform.event({ conversion, eventId: 'id' }, settings))}\``;
}

/** Platforms that know conversions by ids of the user's own account, and no names. */
const isByIds = ({ ignores = [] }: PlatformModule): boolean => ignores.includes('eventNames');

/** What each platform calls our events, read from what it is sent. */
export function eventNameTable(platforms: readonly PlatformModule[]): string {
	const body = platforms
		.filter((module) => !isByIds(module))
		.flatMap((module) => {
			const variants = Object.entries(VARIANTS[module.platform.name] ?? {});
			return [['', {}] as const, ...variants].map(([variant, chosen]) => [
				[module.displayName, variant].filter((part) => part !== '').join(' '),
				...EVENTS.map((event) => nameOf(module, event, chosen)),
			]);
		});
	return tableOf(['Platform', ...EVENTS.map((event) => `\`${event}\``)], body).join('\n');
}

/** Where to choose what counts an event, at the platforms without names. */
export function eventIdTable(platforms: readonly PlatformModule[]): string {
	const body = platforms.filter(isByIds).map(({ displayName, fields, options }) => {
		const [byEvent] = options.filter((option) => idIn(option) !== undefined);
		const id = byEvent && idIn(byEvent);
		// The same id stands in the panel, for all events: at Google as a list to choose from.
		const standard = fields.find((field) => id?.displayName.startsWith(field.displayName));
		if (byEvent === undefined || standard === undefined) {
			throw new Error(`${displayName} has neither names nor ids of events`);
		}
		return [displayName, `_${standard.displayName}_`, `_${byEvent.displayName}_`];
	});
	return tableOf(['Platform', 'For all events', 'For single events, in _Options_'], body).join(
		'\n',
	);
}

/** The id in a list that pairs events with ids. */
function idIn(option: INodeProperties): INodeProperties | undefined {
	const values = groupsOf(option).flatMap((group) => group.values);
	const [id, ...others] = values.filter(({ name }) => name !== 'event');
	return values.length === 2 && others.length === 0 ? id : undefined;
}
