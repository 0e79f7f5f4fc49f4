import type { Call } from '../../shared/trackers/keitaro/client';
import { fetchEntity, putFields, type Entity } from './keitaro';
import {
	hasEntry,
	isOurs,
	withEntry,
	withoutEntry,
	type PostbackEntry,
	type Registration,
} from './registration';

/** Where and how the node wants to be registered. */
export interface Wanted {
	/** Webhook URL without query. */
	url: string;
	/** Host of the panel. */
	account: string;
	entry: PostbackEntry;
	campaignIds: number[];
	sourceId?: number;
}

/** Why a registration cannot be made; nothing was changed where it is thrown. */
export class RegistrationError extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

const campaignPath = (id: number) => `/campaigns/${id}`;
const sourcePath = (id: number) => `/traffic_sources/${id}`;

/** Whether everything is in place and nothing is left over from an earlier choice. */
export async function isRegistered(
	call: Call,
	wanted: Wanted,
	known: Registration | undefined,
): Promise<boolean> {
	if (known === undefined || leftOver(wanted, known)) return false;
	for (const id of wanted.campaignIds) {
		const campaign = await fetchEntity(call, campaignPath(id));
		if (campaign === undefined || !hasEntry(entriesOf(campaign), wanted.url, wanted.entry)) {
			return false;
		}
	}
	if (wanted.sourceId === undefined) return true;
	const source = await fetchEntity(call, sourcePath(wanted.sourceId));
	return source !== undefined && hasEntry([entryOf(source)], wanted.url, wanted.entry);
}

/** Enters our URL where it should be, and takes it out where it should no longer be. */
export async function register(
	call: Call,
	wanted: Wanted,
	known: Registration | undefined,
): Promise<Registration> {
	if (known !== undefined) await unregister(call, withoutWanted(known, wanted));
	const { url, account, campaignIds, sourceId, entry } = wanted;
	for (const id of campaignIds) await enterCampaign(call, id, url, entry);
	const source =
		sourceId === undefined ? undefined : await enterSource(call, sourceId, wanted, known);
	return { url, account, campaignIds, ...(source && { source }) };
}

/** Takes our URL out of every place it was entered in. Places that are gone are as good. */
export async function unregister(call: Call, known: Registration): Promise<void> {
	for (const id of known.campaignIds) {
		const campaign = await fetchEntity(call, campaignPath(id));
		if (campaign === undefined) continue;
		const entries = entriesOf(campaign);
		const rest = withoutEntry(entries, known.url);
		if (rest.length < entries.length) await writeEntries(call, id, rest);
	}
	if (known.source === undefined) return;
	const { id, statuses } = known.source;
	const source = await fetchEntity(call, sourcePath(id));
	if (source === undefined || !isOurs(source.postback_url, known.url)) return;
	const fields = {
		postback_url: '',
		...(statuses !== undefined && { postback_statuses: statuses }),
	};
	await putFields(call, sourcePath(id), fields);
}

async function enterCampaign(
	call: Call,
	id: number,
	url: string,
	entry: PostbackEntry,
): Promise<void> {
	const campaign = await fetchEntity(call, campaignPath(id));
	if (campaign === undefined) throw gone(`Campaign ${id}`);
	const entries = entriesOf(campaign);
	if (!hasEntry(entries, url, entry)) await writeEntries(call, id, withEntry(entries, url, entry));
}

/**
 * Writes the whole list, as the API wants it, and looks whether all of it arrived: whether a tracker
 * replaces the list or adds to it is not documented (keitaro-api §8.2).
 */
async function writeEntries(call: Call, id: number, entries: unknown[]): Promise<void> {
	await putFields(call, campaignPath(id), { postbacks: entries });
	const written = await fetchEntity(call, campaignPath(id));
	const isAsMeant = written !== undefined && sameEntries(entriesOf(written), entries);
	if (isAsMeant) return;
	throw new RegistrationError(
		`Keitaro did not save the postbacks of campaign ${id} as they were sent`,
		'Look at the postbacks of this campaign in Keitaro, and enter the URL of this node there by hand',
	);
}

/** The tracker gives new entries ids of its own; all that was sent must be there and nothing else. */
function sameEntries(written: unknown[], sent: unknown[]): boolean {
	return (
		written.length === sent.length &&
		sent.every((entry, index) => {
			const other = written[index] as Entity | undefined;
			return Object.entries(entry as Entity).every(
				([field, value]) => JSON.stringify(other?.[field]) === JSON.stringify(value),
			);
		})
	);
}

async function enterSource(
	call: Call,
	id: number,
	{ url, entry }: Wanted,
	known: Registration | undefined,
): Promise<NonNullable<Registration['source']>> {
	const source = await fetchEntity(call, sourcePath(id));
	if (source === undefined) throw gone(`Traffic source ${id}`);
	const before = source.postback_url;
	const isFree = before === '' || before === null || before === undefined;
	if (!isFree && !isOurs(before, url)) {
		throw new RegistrationError(
			`Traffic source ${id} has a postback URL already`,
			"A traffic source holds one URL only. Register in campaigns instead, or clear 'Postback URL' of the traffic source",
		);
	}
	if (!hasEntry([entryOf(source)], url, entry)) {
		await putFields(call, sourcePath(id), {
			postback_url: entry.url,
			postback_statuses: entry.statuses,
		});
	}
	const statuses = isFree ? source.postback_statuses : known?.source?.statuses;
	return { id, statuses };
}

function entriesOf({ postbacks }: Entity): unknown[] {
	return Array.isArray(postbacks) ? (postbacks as unknown[]) : [];
}

/** A traffic source's one postback, in the form of a campaign's. It has no choice of method. */
function entryOf(source: Entity): PostbackEntry {
	const statuses = Array.isArray(source.postback_statuses) ? source.postback_statuses : [];
	return { method: 'GET', url: String(source.postback_url ?? ''), statuses: statuses as string[] };
}

function leftOver(wanted: Wanted, known: Registration): boolean {
	const rest = withoutWanted(known, wanted);
	return rest.campaignIds.length > 0 || rest.source !== undefined;
}

/** The part of a registration that is wanted no more; all of it once the node has moved. */
function withoutWanted(known: Registration, wanted: Wanted): Registration {
	const hasMoved = known.url !== wanted.url || known.account !== wanted.account;
	if (hasMoved) return known;
	const { source, ...rest } = known;
	const campaignIds = known.campaignIds.filter((id) => !wanted.campaignIds.includes(id));
	const keepsSource = source === undefined || source.id === wanted.sourceId;
	return { ...rest, campaignIds, ...(keepsSource ? {} : { source }) };
}

function gone(what: string): RegistrationError {
	return new RegistrationError(
		`${what} does not exist in Keitaro any more`,
		'Choose another one in the panel of this node',
	);
}
