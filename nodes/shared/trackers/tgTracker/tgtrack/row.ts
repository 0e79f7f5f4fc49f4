import { findAdClickIds, realText, type Labelled } from '../../../conversion/adClickIds';
import type { Conversion, ConversionStatus, Named, User } from '../../../conversion/conversion';
import { toEvent } from '../../../conversion/event';
import { fingerprint } from '../../../conversion/fingerprint';
import { lookUp } from '../../../conversion/lookUp';
import { wordKey } from '../../../conversion/words';
import type { Click } from '../../click';
import type { AccountSettings } from '../../module';
import { readMoment } from '../moment';
import { newConversion } from '../../newConversion';
import type { CsvRow } from './csv';
import { first, type Tags } from './tags';

export interface RowContext {
	account: string;
	settings: AccountSettings;
	tags: Pick<Tags, 'nameOf'>;
}

/** In the order of their sub-IDs: `sub_1` is the source, `sub_5` the term. */
const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;
const utmColumns = (name: string) => [`utm${name}id`, `utm${name}`];

/** Of the member in Telegram, in channels of MAX there. */
const USER_COLUMNS = ['userid', 'mxuserid', 'telegramuserid'];
export const JOINED_COLUMNS = ['joindate'];
export const CLICKED_COLUMNS = ['date', 'clickdate', 'eventdate'];

/** TGTrack's numbers for where a member stands, as a word that users can give another meaning. */
const STATUSES: Readonly<Record<string, { word: string; status: ConversionStatus }>> = {
	'1': { word: 'subscribed', status: 'confirmed' },
	'0': { word: 'left', status: 'rejected' },
	'-1': { word: 'removed', status: 'rejected' },
};

/** The word of a member's joining, for which TGTrack has none. */
const EVENT = 'subscription';

/** When a member joined, ISO 8601 in UTC; `null` for one who was there before TGTrack. */
export function joinedAt(row: CsvRow, { settings }: RowContext): string | null {
	return readMoment(first(row, JOINED_COLUMNS), settings.zone);
}

/** Whether a joining is told at all, readable or not; blank or all zeros for one who was there before. */
export function hasJoinDate(row: CsvRow): boolean {
	return /[^0\s:.-]/.test(first(row, JOINED_COLUMNS) ?? '');
}

export function clickedAt(row: CsvRow, { settings }: RowContext): string | null {
	return readMoment(first(row, CLICKED_COLUMNS), settings.zone);
}

/** The numbers of a row's tags. */
export function tagIds(row: CsvRow): string[] {
	return UTM.flatMap((name) => first(row, utmColumns(name)) ?? []).filter((id) => /^\d+$/.test(id));
}

/**
 * A member as a conversion: the joining is what happened, the status says whether it lasted. A member who
 * joins again is another conversion. `undefined` where no joining is known.
 */
export function toConversion(row: CsvRow, context: RowContext): Conversion | undefined {
	const { account, settings } = context;
	const convertedAt = joinedAt(row, context);
	if (convertedAt === null) return undefined;
	const trackerStatus = row.cell('status');
	const known = lookUp(STATUSES, trackerStatus);
	const own = known && settings.statusWords.get(wordKey(known.word));
	const userId = first(row, USER_COLUMNS);
	const user = userOf(row, userId);
	return newConversion(settings.includeRaw && row.toObject(), {
		id: `${userId ?? ''}:${Date.parse(convertedAt) / 1000}`,
		status: own ?? known?.status ?? 'unknown',
		trackerStatus,
		event: toEvent(EVENT, settings.eventWords),
		trackerEvent: EVENT,
		convertedAt,
		clickedAt: null,
		// Which moment TGTrack's span of time is about is not known: by the joining nothing gets lost.
		updatedAt: null,
		clickId: null,
		transactionId: null,
		...visitOf(row, account, context),
		counting: 'counted',
		pageUrl: null,
		...(user !== undefined && { user }),
	});
}

/** A click on a link of TGTrack; `undefined` where no time is known. */
export function toClick(row: CsvRow, context: RowContext): Click | undefined {
	const at = clickedAt(row, context);
	if (at === null) return undefined;
	const user = first(row, USER_COLUMNS);
	return {
		// Clicks have no id. The same person does not click twice within a second.
		id: `${user ?? fingerprint(JSON.stringify(row.toObject()), 12)}:${Date.parse(at) / 1000}`,
		clickedAt: at,
		isConverted: null,
		...visitOf(row, context.account, context),
		...(context.settings.includeRaw && { raw: row.toObject() }),
	};
}

const NAMELESS: Named = { id: null, name: null };

function visitOf(row: CsvRow, account: string, { settings, tags }: RowContext) {
	const found = UTM.map((name, at) => {
		const value = realText(first(row, utmColumns(name)));
		const title = value === null ? null : (tags.nameOf(value) ?? value);
		return { key: `sub_${at + 1}`, parameter: `utm_${name}`, value, title };
	});
	const tag = (name: (typeof UTM)[number]): Named => {
		const { value, title } = found[UTM.indexOf(name)] ?? { value: null, title: null };
		return { id: value, name: title };
	};
	const subIds = found.flatMap(({ key, title }) => (title === null ? [] : [[key, title] as const]));
	const labelled = found.map(({ parameter, title }): Labelled => [parameter, title]);
	return {
		tracker: 'tgTracker' as const,
		account,
		externalId: null,
		adClickIds: findAdClickIds(labelled, []),
		revenue: null,
		currency: settings.currency,
		cost: null,
		campaign: { ...tag('campaign'), state: null },
		flow: NAMELESS,
		offer: NAMELESS,
		landingPage: NAMELESS,
		trafficSource: tag('source'),
		affiliateNetwork: NAMELESS,
		subIds: Object.fromEntries(subIds),
		geo: { country: null, region: null, city: null },
		device: { type: null, os: null, browser: null },
		ip: null,
		userAgent: null,
		referrer: null,
	};
}

function userOf(row: CsvRow, userId: string | null): User | undefined {
	const [firstName, lastName] = [first(row, ['firstname']), first(row, ['lastname'])];
	const user: User = {
		...(userId !== null && { externalId: userId }),
		...(firstName !== null && { firstName }),
		...(lastName !== null && { lastName }),
	};
	return Object.keys(user).length === 0 ? undefined : user;
}
