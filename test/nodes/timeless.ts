import type { Simulator } from '../simulators/base';
import type { SimulatedAnswer } from '../simulators/base/request';

type Row = Record<string, unknown>;

/** How rows without a time get into the log of a tracker, and what is told of them. */
interface Timeless {
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

/** Members with a date that nobody can read, and one who was there before TGTrack, who has none. */
function withMembers({ body }: SimulatedAnswer): string {
	const [head = '', ...lines] = body.split(/\r?\n/);
	const line = (member: Row) =>
		head
			.split(',')
			.map((column) => String(member[column] ?? ''))
			.join(',');
	const members = [
		{ userID: 1, joinDate: 'soon' },
		{ userID: 2, joinDate: '2026-13-45' },
		{ userID: 3 },
		{ userID: 4, joinDate: '0000-00-00 00:00:00' },
	];
	return [head, ...members.map(line), ...lines].join('\n');
}

const told = (service: string, missing = 'time that can be read', which = ', such as ID lost-1') =>
	`2 conversions were left out: ${service} gives them no ${missing}. Look them up in ${service}${which}.`;

/** By the names of the trackers in their simulations. Voluum stops where a time cannot be read. */
export const TIMELESS: Readonly<Record<string, Timeless>> = {
	Binom: {
		path: /\/conversions$/,
		add: doubled('rows', { id: 'id', times: ['conversed_at'] }),
		told: told('Binom', 'click or no time that can be read'),
	},
	Keitaro: {
		path: /\/conversions\/log$/,
		add: doubled('rows', { id: 'event_id', times: ['datetime'] }),
		told: told('Keitaro'),
	},
	RedTrack: {
		path: /\/conversions$/,
		add: doubled('items', { id: 'id', times: ['conv_time', 'created_at'] }),
		told: told('RedTrack'),
	},
	'TG Tracker': {
		path: /\/conversions$/,
		add: doubled('data', { id: 'id', times: ['created_at', 'updated_at'] }),
		told: told('TG Tracker'),
	},
	'TG Tracker (TGTrack)': {
		path: /\/get_chat_members\.php$/,
		add: withMembers,
		told: told('TGTrack', undefined, ''),
	},
};

/** From now on the simulated tracker lists rows without a time. */
export function listTimeless(simulator: Simulator, { path, add }: Timeless): void {
	simulator.alter = (request, answer) =>
		path.test(request.path) && answer.status === 200 ? { ...answer, body: add(answer) } : answer;
}
