import type { INodeParameters } from 'n8n-workflow';

/** One way of asking the Keitaro node for a breakdown by sub-ID. */
export interface BreakdownLeg {
	name: string;
	parameters: INodeParameters;
	/** What the tracker is asked to group by. */
	grouping: readonly string[];
	/** Whether each day is a request of its own. */
	dayByDay: boolean;
}

export const LEGS: readonly BreakdownLeg[] = [
	{
		name: 'By sub-ID',
		parameters: {},
		grouping: ['sub_id_1'],
		dayByDay: false,
	},
	{
		name: 'Split by day',
		parameters: { options: { splitByDay: true } },
		grouping: ['day', 'sub_id_1'],
		dayByDay: false,
	},
	{
		name: 'Two sub-IDs, split by day',
		parameters: { nestedSubIds: '4', options: { splitByDay: true } },
		grouping: ['day', 'sub_id_1', 'sub_id_4'],
		dayByDay: false,
	},
	{
		name: 'Read day by day',
		parameters: { options: { dayByDay: true } },
		grouping: ['sub_id_1'],
		dayByDay: true,
	},
];

/** Days of a range, `YYYY-MM-DD`, first and last included. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
	const days: string[] = [];
	for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) {
		days.push(new Date(ms).toISOString().slice(0, 10));
	}
	return days;
}
