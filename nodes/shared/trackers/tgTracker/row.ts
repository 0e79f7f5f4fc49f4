import type { IDataObject } from 'n8n-workflow';
import { findAdClickIds, realText, type Labelled } from '../../conversion/adClickIds';
import type {
	AdClickIds,
	CampaignState,
	Conversion,
	Named,
	User,
} from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { lookUp } from '../../conversion/lookUp';
import { parseCurrency, parseMoney } from '../../conversion/money';
import { countingOf, toStatus, UNDOING } from '../../conversion/status';
import { wordKey } from '../../conversion/words';
import type { Click } from '../click';
import type { AccountSettings } from '../module';
import { newConversion } from '../newConversion';
import type { FieldReader, Row } from './fieldReader';
import { SUB_IDS, USER_NAMES, type SubIdField, type Thing } from './fieldNames';
import { readMoment } from './moment';

/** What a row alone does not tell. */
export interface RowContext {
	account: string;
	reader: FieldReader;
	settings: AccountSettings;
	/** Which moment rows are found by: `updatedAt` is told only where it is that one. */
	timeFilter: 'converted' | 'updated';
}

const STATES: Readonly<Record<string, CampaignState>> = {
	active: 'active',
	enabled: 'active',
	running: 'active',
	paused: 'paused',
	disabled: 'paused',
	inactive: 'paused',
	stopped: 'paused',
	archived: 'archived',
	deleted: 'deleted',
	removed: 'deleted',
};

/** A tracker's word for where a campaign or the like stands, as one of ours. */
export function stateOf(word: string | null): CampaignState | null {
	return word === null ? null : (lookUp(STATES, wordKey(word)) ?? null);
}

/** One row of a conversion log; `undefined` where there is no time to file it under. */
export function toConversion(row: Row, context: RowContext): Conversion | undefined {
	const { reader, settings, timeFilter } = context;
	const updatedAt = updatedAtOf(row, context);
	const convertedAt = readMoment(reader.value(row, 'convertedAt'), settings.zone) ?? updatedAt;
	if (convertedAt === null) return undefined;
	const trackerStatus = reader.text(row, 'status') ?? '';
	const status = toStatus(trackerStatus, settings.statusWords);
	// A rejected sale is still a sale: only a word that undoes nothing can say what happened.
	const told = reader.text(row, 'event') ?? (UNDOING.has(status) ? null : trackerStatus);
	const trackerEvent = told || 'sale';
	const state = stateOf(reader.text(row, 'campaignState'));
	const visit = visitOf(row, context);
	const user = userOf(row, reader);
	const known = {
		status,
		trackerStatus,
		event: toEvent(trackerEvent, settings.eventWords),
		trackerEvent,
		convertedAt,
		clickedAt: readMoment(reader.value(row, 'clickedAt'), settings.zone),
		updatedAt: timeFilter === 'updated' ? updatedAt : null,
		clickId: reader.text(row, 'clickId'),
		transactionId: reader.text(row, 'transactionId'),
		...visit,
		campaign: { ...visit.campaign, state },
		counting: countingOf(state),
		pageUrl: reader.text(row, 'pageUrl'),
		...(user !== undefined && { user }),
	};
	const id = reader.text(row, 'id') ?? compositeId(known, user);
	return newConversion(settings.includeRaw && row, { id, ...known });
}

/** One row of a click log; `undefined` where there is no time or nothing to tell it from others by. */
export function toClick(row: Row, context: RowContext): Click | undefined {
	const { reader, settings } = context;
	const clickedAt = readMoment(reader.value(row, 'clickedAt', 'convertedAt'), settings.zone);
	const id = reader.text(row, 'clickId', 'id');
	if (clickedAt === null || id === null) return undefined;
	const visit = visitOf(row, context);
	const converted = reader.value(row, 'isConverted');
	return {
		id,
		clickedAt,
		isConverted: converted === undefined ? null : isYes(converted),
		...visit,
		campaign: { ...visit.campaign, state: stateOf(reader.text(row, 'campaignState')) },
		...(settings.includeRaw && { raw: row as IDataObject }),
	};
}

/** The moment by which the rows of a log are found. */
export function momentOf(row: Row, context: RowContext): string | null {
	const { reader, settings, timeFilter } = context;
	const converted = readMoment(reader.value(row, 'convertedAt'), settings.zone);
	return timeFilter === 'updated' ? (updatedAtOf(row, context) ?? converted) : converted;
}

function updatedAtOf(row: Row, { reader, settings }: RowContext): string | null {
	return readMoment(reader.value(row, 'updatedAt'), settings.zone);
}

const isYes = (value: unknown): boolean =>
	/^(?:true|yes|[1-9]\d*)$/i.test(typeof value === 'string' ? value.trim() : String(value));

/** What a click and the conversion that it led to have in common. */
function visitOf(row: Row, { reader, settings, account }: RowContext) {
	const externalId = reader.text(row, 'externalId');
	const referrer = reader.text(row, 'referrer');
	const named = (thing: Thing): Named => ({
		id: reader.text(row, `${thing}Id`),
		name: reader.text(row, `${thing}Name`),
	});
	const subIds = subIdsOf(row, reader);
	return {
		tracker: 'tgTracker' as const,
		account,
		externalId,
		adClickIds: adClickIdsOf(row, subIds, externalId, referrer),
		revenue: parseMoney(reader.value(row, 'revenue')),
		currency: parseCurrency(reader.value(row, 'currency')) ?? settings.currency,
		cost: parseMoney(reader.value(row, 'cost')),
		campaign: named('campaign'),
		flow: named('flow'),
		offer: named('offer'),
		landingPage: named('landingPage'),
		trafficSource: named('trafficSource'),
		affiliateNetwork: named('affiliateNetwork'),
		subIds,
		geo: {
			country: reader.text(row, 'country')?.toUpperCase() ?? null,
			region: reader.text(row, 'region'),
			city: reader.text(row, 'city'),
		},
		device: {
			type: reader.text(row, 'deviceType'),
			os: reader.text(row, 'os'),
			browser: reader.text(row, 'browser'),
		},
		ip: reader.text(row, 'ip'),
		userAgent: reader.text(row, 'userAgent'),
		referrer,
	};
}

function subIdsOf(row: Row, reader: FieldReader): Record<string, string> {
	const found: Record<string, string> = {};
	for (let n = 1; n <= SUB_IDS; n++) {
		const field: SubIdField = `sub_${n}`;
		const value = reader.value(row, field);
		if (value !== undefined) found[field] = String(value);
	}
	return found;
}

/** Looked for among all plain values of the row under their own names, and in the sub-IDs. */
function adClickIdsOf(
	row: Row,
	subIds: Record<string, string>,
	externalId: string | null,
	referrer: string | null,
): AdClickIds {
	const plain = Object.entries(row).map(([name, value]): Labelled => [name, realText(value)]);
	return findAdClickIds([...plain, ...Object.entries(subIds), [null, externalId]], [referrer]);
}

/** Personal data, only as far as the row has it. */
function userOf(row: Row, reader: FieldReader): User | undefined {
	const user: User = {};
	for (const field of Object.keys(USER_NAMES) as Array<keyof typeof USER_NAMES>) {
		const value = reader.text(row, field);
		if (value !== null) user[field === 'userId' ? 'externalId' : field] = value;
	}
	return Object.keys(user).length === 0 ? undefined : user;
}

/** Where rows have no id: the click and the transaction, or the person and the moment. */
function compositeId(
	known: Pick<Conversion, 'clickId' | 'transactionId' | 'trackerEvent' | 'convertedAt'>,
	user: User | undefined,
): string {
	const { clickId, transactionId, trackerEvent, convertedAt } = known;
	const who = clickId ?? user?.externalId ?? '';
	return `${who}:${transactionId ?? convertedAt}:${trackerEvent}`;
}
