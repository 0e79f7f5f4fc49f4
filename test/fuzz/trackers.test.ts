import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { ServiceError } from '../../nodes/shared/n8n/serviceError';
import { accountSettings } from '../../nodes/shared/trackers/account';
import type { Tracker } from '../../nodes/shared/trackers/tracker';
import { fakeLink } from '../nodes/shared/trackers/fakeLink';
import { expectNothingPlanted } from './arbitraries';
import { fuzz } from './cases';
import type { FuzzedTracker } from './trackers/account';
import { TRACKERS } from './trackers/accounts';
import { expectEachOnce, rowsOf, type Rows } from './trackers/rows';

const WINDOW = {
	from: DateTime.fromISO('2026-11-20T00:00:00Z', { zone: 'utc' }),
	to: DateTime.fromISO('2026-11-21T00:00:00Z', { zone: 'utc' }),
};
const QUERY = {
	...{ kind: 'subId' as const, subIds: [1], campaignIds: [] },
	...{ from: '2026-11-20', to: '2026-11-20', timeZone: 'UTC' },
};
const STATES = ['active', 'paused', 'archived', 'deleted'];
const KINDS = ['offer', 'landingPage', 'flow', 'trafficSource', 'affiliateNetwork'] as const;
/** No answer here takes more; whoever asks on and on never ends. */
const MOST_REQUESTS = 50;

function open(account: FuzzedTracker, rows: readonly unknown[]): Tracker {
	let requests = 0;
	const link = fakeLink(async (asked) => {
		requests += 1;
		if (requests > MOST_REQUESTS) throw new EndlessError('It asks for ever');
		return await Promise.resolve(account.answer(asked, rows));
	}, account.credential);
	return account.module.connect(link, accountSettings(account.credential));
}

class EndlessError extends Error {}

/** An error with a sentence of its own; a `TypeError` and the like are none. */
const isRefusal = (error: unknown): error is Error =>
	error instanceof ServiceError || (error as Error).constructor === Error;

/** What a reader brings; an error of its own where it refuses the answer as a whole. */
async function read<T>(
	account: FuzzedTracker,
	{ rows }: Rows,
	pages: (tracker: Tracker) => AsyncGenerator<T[]>,
): Promise<T[] | undefined> {
	const found: T[] = [];
	try {
		for await (const page of pages(open(account, rows))) found.push(...page);
		return found;
	} catch (error) {
		if (!isRefusal(error)) throw error;
		const advice = error instanceof ServiceError ? error.advice : '';
		expectNothingPlanted(`${error.message} ${advice}`, ...account.secrets);
		return undefined;
	}
}

const having = <K extends 'conversions' | 'clicks' | 'list' | 'breakdown'>(
	tracker: Tracker,
	name: K,
): NonNullable<Tracker[K]> => {
	const found = tracker[name]?.bind(tracker);
	if (found === undefined) throw new Error(`It has no ${name}`);
	return found as NonNullable<Tracker[K]>;
};

/** A finite number or none: anything else poisons every sum it gets into. */
function expectAmounts(row: object, names: readonly string[]): void {
	for (const name of names) {
		const value = (row as IDataObject)[name] ?? null;
		if (value !== null && !Number.isFinite(value)) throw new Error(`${name} is ${String(value)}`);
	}
}

const AMOUNTS = [
	'clicks',
	'uniqueClicks',
	'conversions',
	'leads',
	'revenue',
	'cost',
	'profit',
	'cr',
];

/** The part of an id that the test has chosen: TGTrack adds the moment to it. */
const chosen = (id: string | null): string => (id ?? '').split(':')[0] ?? '';

for (const account of TRACKERS) {
	const { name, conversion, click, entity, breakdown } = account;

	if (conversion !== undefined) {
		fuzz(`${name}: conversions`, rowsOf(conversion), async (given) => {
			const found = await read(account, given, (tracker) => having(tracker, 'conversions')(WINDOW));
			if (found === undefined) return;
			for (const one of found) {
				const taken = readConversion(one as unknown as IDataObject);
				if ('problem' in taken) throw new Error(taken.problem);
			}
			expectEachOnce(
				given.readable,
				found.map((one) => chosen(one[conversion.out])),
			);
		});
	}

	if (click !== undefined) {
		fuzz(`${name}: clicks`, rowsOf(click), async (given) => {
			const found = await read(account, given, (tracker) => having(tracker, 'clicks')(WINDOW));
			if (found === undefined) return;
			for (const one of found) {
				if (Number.isNaN(Date.parse(one.clickedAt))) throw new Error(`At ${one.clickedAt}`);
				expectAmounts(one, AMOUNTS);
			}
			expectEachOnce(
				given.readable,
				found.map(({ id }) => chosen(id)),
			);
		});
	}

	if (entity !== undefined) {
		fuzz(`${name}: lists`, rowsOf(entity), async (given) => {
			const kind = KINDS[given.rows.length % KINDS.length] ?? 'offer';
			const found = await read(account, given, (tracker) => having(tracker, 'list')(kind));
			if (found === undefined) return;
			for (const { id, state } of found) {
				if (typeof id !== 'string') throw new Error(`The ID is ${String(id)}`);
				if (state !== null && !STATES.includes(state)) throw new Error(`It is ${String(state)}`);
			}
			expectEachOnce(
				given.readable,
				found.map(({ id }) => id),
			);
		});
	}

	if (breakdown !== undefined) {
		const { key, clicks, must, columns } = breakdown;
		const shape = { key, must: { ...must, [clicks]: 3 }, columns };
		fuzz(`${name}: breakdown`, rowsOf(shape), async (given) => {
			const found = await read(account, given, (tracker) => having(tracker, 'breakdown')(QUERY));
			if (found === undefined) return;
			for (const one of found) expectAmounts(one, AMOUNTS);
			const counted = found.filter((one) => one.clicks === 3);
			expectEachOnce(
				given.readable,
				counted.map((one) => String(one.sub_1)),
			);
		});
	}
}
