import type { Chance } from './chance';

/** How a user has set the node up, what pages the tracker has, and what n8n grants a poll. */
export interface Setup {
	firstSyncDays: number;
	everyMinutes: number;
	maxItems: number;
	pageSize: number;
	hasTotal: boolean;
	savesEveryPoll: boolean;
	budgetMs: number;
}

/** A setup as chance has it; the order of the choices is part of what a seed means. */
export const chosenSetup = (chance: Chance): Setup => ({
	firstSyncDays: chance.pick([0, 1, 3, 30]),
	everyMinutes: chance.pick([1, 15]),
	maxItems: chance.pick([1, 3, 10, 1_000]),
	pageSize: chance.pick([25, 60, 500]),
	hasTotal: chance.happens(0.7),
	savesEveryPoll: chance.happens(0.4),
	budgetMs: chance.pick([3_000, 10_000, 300_000]),
});
