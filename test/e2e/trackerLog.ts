/** One postback, as the history of a row tells it. */
export interface Postback {
	/** Keitaro's name of the conversion type, such as `Sale`. */
	type: string;
	/** Unix time in milliseconds. */
	at: number;
}

/** What the tracker itself says of a conversion, read without this package. */
export interface LogRow {
	id: string;
	/** Keitaro's word, lower case. */
	status: string;
	history: readonly Postback[];
	/** Latest postback, Unix time in milliseconds. */
	changedAt: number;
	revenue: number;
	userAgent: string | null;
}

const COLUMNS = ['event_id', 'status', 'status_history', 'datetime', 'revenue', 'user_agent'];
/** More than all rows of a run; at most that many come at once. */
const LIMIT = 50_000;

const ENTRY = /^\d+\. (.+) \((.+)\)$/;
/** Stamps are asked for in UTC. */
const time = (stamp: string): number => Date.parse(`${stamp.replace(' ', 'T')}Z`);

function postbackOf(line: string): Postback {
	const [, type = '', stamp = ''] = ENTRY.exec(line) ?? [];
	return { type, at: time(stamp) };
}

type Answer = { rows: Array<Record<string, unknown>>; total: number };

/** Reads the whole conversions log in one request, so that nothing can move in between. */
export async function readTrackerLog(url: string, apiKey: string): Promise<LogRow[]> {
	const response = await fetch(`${url}/admin_api/v1/conversions/log`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'api-key': apiKey },
		body: JSON.stringify({ columns: COLUMNS, limit: LIMIT, range: { timezone: 'UTC' } }),
	});
	if (!response.ok) throw new Error(`The log of the tracker: ${response.status}`);
	const { rows, total } = (await response.json()) as Answer;
	if (rows.length !== total) throw new Error(`The log has ${total} rows, ${rows.length} came`);
	return rows.map((row) => ({
		id: String(row.event_id),
		status: String(row.status),
		history: String(row.status_history).split('\n').map(postbackOf),
		changedAt: time(String(row.datetime)),
		revenue: Number(row.revenue),
		userAgent: row.user_agent === null ? null : String(row.user_agent),
	}));
}
