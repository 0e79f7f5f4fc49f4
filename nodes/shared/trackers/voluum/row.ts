import { findAdClickIds, realText, type Labelled } from '../../conversion/adClickIds';
import type {
	CampaignState,
	Conversion,
	ConversionStatus,
	Device,
	Geo,
	Named,
} from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { parseMoney } from '../../conversion/money';
import { countingOf, toStatus } from '../../conversion/status';
import { wordKey } from '../../conversion/words';
import { ServiceError } from '../../n8n/serviceError';
import { countryCode } from '../country';
import type { AccountSettings } from '../module';
import { subIdsIn } from '../visit';
import { newConversion } from '../newConversion';
import type { Row } from './page';
import { parseVoluumStamp } from './time';
import { VOLUUM } from './voice';

/** How many custom variables a traffic source has. */
export const CUSTOM_VARIABLES = 10;

const VARIABLES = Array.from({ length: CUSTOM_VARIABLES }, (_, i) => `customVariable${i + 1}`);

// One group a line, as a table.
// prettier-ignore
const SHARED_COLUMNS = [
	'clickId', 'externalId', 'revenue', 'cost',
	'campaignId', 'campaignName', 'flowId', 'flowName', 'offerId', 'offerName', 'landerId', 'landerName',
	'trafficSourceId', 'trafficSourceName', 'affiliateNetworkId', 'affiliateNetworkName',
	...VARIABLES,
	'countryCode', 'region', 'city', 'device', 'deviceName', 'os', 'browser',
	'ip', 'userAgent', 'referrer',
] as const;

/** What is asked for. Answers were seen with all columns whatever was asked, and with fewer. */
export const CONVERSION_COLUMNS = [
	'postbackTimestamp',
	'visitTimestamp',
	'transactionId',
	'conversionType',
	...SHARED_COLUMNS,
] as const;

/** What a row alone does not tell. */
export interface RowContext
	extends Pick<AccountSettings, 'currency' | 'statusWords' | 'eventWords' | 'includeRaw'> {
	account: string;
	campaigns: ReadonlyMap<string, CampaignState | null>;
}

/** What Voluum calls a conversion that was reported without a type. */
const UNTYPED = new Set(['', 'conversion', 'conversions', 'default']);

/**
 * A logged conversion counts: Voluum knows no approval. Only types named after a status, such as *Lead*
 * or *Refund*, say otherwise.
 */
const COUNTS: ConversionStatus = 'confirmed';

/** Rows of one page as conversions, oldest first. */
export function toConversions(rows: readonly Row[], context: RowContext): Conversion[] {
	const seen = new Map<string, number>();
	return rows
		.map((row) => ({ row, at: convertedAtOf(row) }))
		.sort(byTimeAndAmount)
		.map(({ row, at }) => {
			const key = identityOf(row, at);
			const times = (seen.get(key) ?? 0) + 1;
			seen.set(key, times);
			return toConversion(row, times === 1 ? key : `${key}|${times}`, at, context);
		});
}

interface Dated {
	row: Row;
	at: string;
}

/** Two rows of one identity are numbered, so they must stand in the same order whenever they are read. */
function byTimeAndAmount(a: Dated, b: Dated): number {
	if (a.at !== b.at) return a.at < b.at ? -1 : 1;
	return (parseMoney(a.row.revenue) ?? 0) - (parseMoney(b.row.revenue) ?? 0);
}

/** Rows carry no id. Voluum refuses a second conversion of the same click and transaction. */
function identityOf(row: Row, at: string): string {
	const parts = [row.clickId, row.transactionId, row.conversionType];
	return [...parts.map((part) => realText(part) ?? ''), at].join('|');
}

/** A stamp in another form than the known ones: better no sync than one that misses conversions. */
export function convertedAtOf({ postbackTimestamp: stamp }: Row): string {
	const at = parseVoluumStamp(stamp);
	if (at !== null) return at;
	const detail = `the conversion time ${JSON.stringify(stamp ?? null)} has no known form`;
	throw new ServiceError(VOLUUM, { kind: 'unknown', detail });
}

function toConversion(row: Row, id: string, convertedAt: string, context: RowContext): Conversion {
	const type = realText(row.conversionType) ?? '';
	const { event, status } = meaningOf(type, context);
	const shared = sharedFields(row, context);
	return newConversion(context.includeRaw && row, {
		id,
		tracker: 'voluum',
		status,
		trackerStatus: '',
		event,
		trackerEvent: type,
		convertedAt,
		clickedAt: parseVoluumStamp(row.visitTimestamp),
		updatedAt: null,
		clickId: realText(row.clickId),
		transactionId: realText(row.transactionId),
		...shared,
		counting: countingOf(shared.campaign.state),
		pageUrl: null,
	});
}

/** What happened, and where it stands, from the only word Voluum has for either. */
function meaningOf(type: string, { statusWords, eventWords }: RowContext) {
	const key = wordKey(type);
	if (UNTYPED.has(key)) {
		const event = eventWords.get(key) ?? 'Purchase';
		return { event, status: statusWords.get(key) ?? COUNTS };
	}
	const status = toStatus(type, statusWords);
	return { event: toEvent(type, eventWords), status: status === 'unknown' ? COUNTS : status };
}

/** What a conversion and a visit have in common. */
export function sharedFields(row: Row, { account, currency, campaigns }: RowContext) {
	const campaign = named(row, 'campaign');
	const externalId = realText(row.externalId);
	const referrer = realText(row.referrer);
	return {
		account,
		revenue: parseMoney(row.revenue),
		currency,
		cost: parseMoney(row.cost),
		externalId,
		adClickIds: findAdClickIds(values(row, externalId), [referrer]),
		campaign: { ...campaign, state: campaigns.get(campaign.id ?? '') ?? null },
		flow: named(row, 'flow'),
		offer: named(row, 'offer'),
		landingPage: named(row, 'lander'),
		trafficSource: named(row, 'trafficSource'),
		affiliateNetwork: named(row, 'affiliateNetwork'),
		subIds: subIdsIn(row, VARIABLES),
		geo: geoOf(row),
		device: deviceOf(row),
		ip: realText(row.ip),
		userAgent: realText(row.userAgent),
		referrer,
	};
}

function* values(row: Row, externalId: string | null): Generator<Labelled> {
	yield [null, externalId];
	for (const variable of VARIABLES) yield [null, realText(row[variable])];
}

function named(row: Row, what: string): Named {
	return { id: realText(row[`${what}Id`]), name: realText(row[`${what}Name`]) };
}

function geoOf(row: Row): Geo {
	return {
		country: countryCode(realText(row.countryCode)),
		region: realText(row.region),
		city: realText(row.city),
	};
}

function deviceOf(row: Row): Device {
	const type = realText(row.device) ?? realText(row.deviceName);
	return {
		type: type?.toLowerCase() ?? null,
		os: realText(row.os),
		browser: realText(row.browser),
	};
}
