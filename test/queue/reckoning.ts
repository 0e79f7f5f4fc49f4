import { eventIdFor, eventsOf, fateOf, metaKey, standingOf } from '../e2e/reckoning';
import { credentialsFor } from '../e2e/stage';
import { readTrackerLog } from '../e2e/trackerLog';
import type { Sent } from './sender';
import type { QueueStage } from './stage';
import { POSTBACK_ACCOUNT } from './workflows';

interface MetaEvent {
	event_id: string;
	event_name: string;
	/** Arrivals, those that were recognised as copies included. */
	copies: number;
	counted: number;
}

/** What one of the two workflows owed to Meta, and what came. */
export interface Account {
	/** Events that must be at Meta, and those of them that are not. */
	owed: number;
	lost: string[];
	countedTwice: string[];
	/** Arrivals beyond the first, which Meta recognised by their event id. */
	repeats: number;
}

export interface Reckoning {
	polling: Account;
	postback: Account;
	/** Events at Meta that neither the tracker nor a postback tells of. */
	unfounded: string[];
}

const POSTBACK_EVENT = 'Purchase';

function accountOf(
	owed: ReadonlyMap<string, string>,
	atMeta: ReadonlyMap<string, MetaEvent>,
): Account {
	const came = [...owed.keys()].flatMap((key) => atMeta.get(key) ?? []);
	return {
		owed: owed.size,
		lost: [...owed].filter(([key]) => !atMeta.has(key)).map(([, name]) => name),
		countedTwice: came.filter(({ counted }) => counted > 1).map(({ event_id: id }) => id),
		repeats: came.reduce((sum, { copies }) => sum + copies - 1, 0),
	};
}

/** Holds the tracker's log and the postbacks that were answered 2xx against what Meta counted. */
export async function reckon(
	{ simulators, meta }: QueueStage,
	sent: readonly Sent[],
): Promise<Reckoning> {
	const [account] = credentialsFor(simulators.urls);
	const rows = await readTrackerLog(simulators.urls.keitaro, String(account.data.apiKey));
	const { events } = await meta.command<{ events: MetaEvent[] }>('list', { limit: 1_000_000 });
	const atMeta = new Map(events.map((one) => [metaKey(one.event_name, one.event_id), one]));
	const trackerAccount = simulators.urls.keitaro.replace(/^https?:\/\//, '');
	const now = Date.now();

	const keyOf = (id: string, event: Parameters<typeof eventIdFor>[2]) =>
		metaKey(event, eventIdFor(trackerAccount, id, event));
	const due = rows.filter((row) => fateOf(row, now) === 'sent');
	const owedByPolling = new Map(
		due.map((row) => [keyOf(row.id, standingOf(row).event), row.id] as const),
	);
	const postbackKey = ({ clickId, transactionId }: Sent) => {
		const id = eventIdFor(POSTBACK_ACCOUNT, `${clickId}:${transactionId}`, POSTBACK_EVENT);
		return metaKey(POSTBACK_EVENT, id);
	};
	const taken = sent.filter(({ takenAt }) => takenAt !== undefined);
	const owedByPostbacks = new Map(
		taken.map((one) => [postbackKey(one), one.transactionId] as const),
	);
	const founded = new Set([
		...rows.flatMap((row) => eventsOf(row).map((event) => keyOf(row.id, event))),
		...sent.map(postbackKey),
	]);
	return {
		polling: accountOf(owedByPolling, atMeta),
		postback: accountOf(owedByPostbacks, atMeta),
		unfounded: [...atMeta.keys()].filter((key) => !founded.has(key)),
	};
}
