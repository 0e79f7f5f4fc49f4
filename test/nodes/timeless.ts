import type { Simulator } from '../simulators/base';
import type { SimulatedAnswer } from '../simulators/base/request';

type Row = Record<string, unknown>;

/** How rows without a time get into the log of a tracker, and what is told of them. */
export interface Timeless {
	/** Path of the log. */
	path: RegExp;
	/** The answer with such rows before all others. */
	add: (answer: SimulatedAnswer) => string;
	told: string;
}

/** The first two rows once more, with other IDs and without a time. */
function doubled(list: string, { id, times }: { id: string; times: string[] }) {
	return ({ body }: SimulatedAnswer): string => {
		const answer = JSON.parse(body) as Row & { total?: number };
		const rows = answer[list] as Row[];
		const lost = rows.slice(0, 2).map((row, at) => ({
			...row,
			...Object.fromEntries(times.map((field) => [field, null])),
			[id]: `lost-${at + 1}`,
		}));
		const total = answer.total === undefined ? {} : { total: answer.total + lost.length };
		return JSON.stringify({ ...answer, ...total, [list]: [...lost, ...rows] });
	};
}

/** A list of TGTrack's with these before all others. */
function withLines(rows: Row[]) {
	return ({ body }: SimulatedAnswer): string => {
		const [head = '', ...lines] = body.split(/\r?\n/);
		const line = (row: Row) =>
			head
				.split(',')
				.map((column) => String(row[column] ?? ''))
				.join(',');
		return [head, ...rows.map(line), ...lines].join('\n');
	};
}

/** Members with a date that nobody can read, and some who were there before TGTrack, who have none. */
const MEMBERS = [
	{ userID: 1, joinDate: 'soon' },
	{ userID: 2, joinDate: '2026-13-45' },
	{ userID: 3 },
	{ userID: 4, joinDate: '0000-00-00 00:00:00' },
];

interface Words {
	missing?: string;
	/** Which of the rows is named. */
	which?: string;
}

const TIME = 'time that can be read';
const told = (what: string, service: string, { missing = TIME, which }: Words = {}) =>
	`2 ${what} were left out: ${service} gives them no ${missing}. Look them up in ${service}${which ?? ', such as ID lost-1'}.`;
const lost = (service: string, words?: Words) => told('conversions', service, words);
const lostClicks = (service: string) => told('clicks', service, { missing: `ID or no ${TIME}` });

/** Conversions, by the names of the trackers in their simulations. Voluum stops where a time cannot be read. */
export const TIMELESS: Readonly<Record<string, Timeless>> = {
	Binom: {
		path: /\/conversions$/,
		add: doubled('rows', { id: 'id', times: ['conversed_at'] }),
		told: lost('Binom', { missing: `click or no ${TIME}` }),
	},
	Keitaro: {
		path: /\/conversions\/log$/,
		add: doubled('rows', { id: 'event_id', times: ['datetime'] }),
		told: lost('Keitaro'),
	},
	RedTrack: {
		path: /\/conversions$/,
		add: doubled('items', { id: 'id', times: ['conv_time', 'created_at'] }),
		told: lost('RedTrack'),
	},
	'TG Tracker': {
		path: /\/conversions$/,
		add: doubled('data', { id: 'id', times: ['created_at', 'updated_at'] }),
		told: lost('TG Tracker'),
	},
	'TG Tracker (TGTrack)': {
		path: /\/get_chat_members\.php$/,
		add: withLines(MEMBERS),
		told: lost('TGTrack', { which: '' }),
	},
};

/** Clicks, likewise. */
export const TIMELESS_CLICKS: typeof TIMELESS = {
	Keitaro: {
		path: /\/clicks\/log$/,
		add: doubled('rows', { id: 'sub_id', times: ['datetime'] }),
		told: lostClicks('Keitaro'),
	},
	RedTrack: {
		path: /\/tracks$/,
		add: doubled('items', { id: 'id', times: ['track_time'] }),
		told: lostClicks('RedTrack'),
	},
	'TG Tracker': {
		path: /\/clicks$/,
		add: doubled('data', { id: 'click_id', times: ['clicked_at'] }),
		told: lostClicks('TG Tracker'),
	},
	'TG Tracker (TGTrack)': {
		path: /\/get_click_data\.php$/,
		add: withLines([{ userID: 1, date: 'soon' }, { userID: 2 }]),
		told: told('clicks', 'TGTrack', { which: '' }),
	},
	// Asked for each campaign in turn; the rows that are added are the same two each time.
	Voluum: {
		path: /\/report\/live\/visits\//,
		add: doubled('rows', { id: 'clickId', times: ['timestamp', 'visitTimestamp'] }),
		told: lostClicks('Voluum'),
	},
};

/** From now on the simulated tracker lists rows without a time. */
export function listTimeless(simulator: Simulator, { path, add }: Timeless): void {
	simulator.alter = (request, answer) =>
		path.test(request.path) && answer.status === 200 ? { ...answer, body: add(answer) } : answer;
}
