import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { memoryIn } from '../../nodes/TrackerTrigger/account';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { accountSettings } from '../../nodes/shared/trackers/account';
import type { Tracker } from '../../nodes/shared/trackers/tracker';
import { fakeLink } from '../nodes/shared/trackers/fakeLink';
import { cell } from './arbitraries';
import { fuzz } from './cases';
import { spoilt } from './spoilt';
import { REMEMBERING, type RememberingTracker } from './trackers/memories';

const WINDOW = {
	from: DateTime.fromISO('2026-11-20T00:00:00Z', { zone: 'utc' }),
	to: DateTime.fromISO('2026-11-21T00:00:00Z', { zone: 'utc' }),
};
/** The whole of an account takes fewer, also where nothing is remembered. */
const MOST_REQUESTS = 500;

function open({ module, credential, answer }: RememberingTracker, memory: unknown): Tracker {
	let requests = 0;
	const link = fakeLink(async (asked) => {
		requests += 1;
		if (requests > MOST_REQUESTS) throw new Error('It asks for ever');
		return await Promise.resolve(answer(asked));
	}, credential);
	const saved = { source: 's', memory } as IDataObject;
	return module.connect(link, accountSettings(credential), memoryIn(saved)('s'));
}

async function all<T>(pages: AsyncGenerator<T[]> | undefined): Promise<T[]> {
	const found: T[] = [];
	if (pages !== undefined) for await (const page of pages) found.push(...page);
	return found;
}

/** What tells each row from the others, whatever else is known of it. */
async function read(account: RememberingTracker, tracker: Tracker): Promise<string[]> {
	const conversions = await all(tracker.conversions?.(WINDOW));
	for (const one of conversions) {
		const taken = readConversion(one as unknown as IDataObject);
		if ('problem' in taken) throw new Error(taken.problem);
		for (const name of [one.campaign.name, ...Object.values(one.adClickIds)]) {
			ok((name ?? null) === null || typeof name === 'string', `A name is ${JSON.stringify(name)}`);
		}
	}
	const clicks = await all(tracker.clicks?.(WINDOW));
	const lists: string[] = [];
	for (const kind of account.lists) {
		for (const { id } of await all(tracker.list?.(kind))) lists.push(`${kind} ${id}`);
	}
	const logs = [
		...conversions.map(({ id }) => `conversion ${id}`),
		...clicks.map(({ id }) => `click ${id}`),
	];
	return [...logs, ...lists].sort();
}

/** What there is to read, whether anything was learnt before or not. */
async function undisturbed(account: RememberingTracker): Promise<string[]> {
	const found = await read(account, open(account, undefined));
	ok(found.length > 0 && new Set(found).size === found.length, found.join());
	deepEqual(await read(account, open(account, account.memory)), found);
	return found;
}

/** A campaign of which is remembered that it is gone for good: its conversions count nowhere. */
function isGone(saved: unknown): boolean {
	const { archive } = (saved ?? {}) as { archive?: { seen?: unknown } };
	const seen = Array.isArray(archive?.seen) ? (archive.seen as unknown[]) : [];
	return seen.some((one) => {
		const { id, campaign } = (one ?? {}) as IDataObject;
		return id === '2' && campaign === null;
	});
}

for (const account of REMEMBERING) {
	const saved = fc.oneof(
		{ weight: 6, arbitrary: spoilt(account.memory) },
		{ weight: 1, arbitrary: cell },
		{
			weight: 1,
			arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(account.memory)), cell),
		},
	);
	let right: Promise<string[]> | undefined;

	fuzz(
		`${account.name}: any memory`,
		saved,
		async (memory) => {
			if (isGone(memory)) return;
			const expected = await (right ??= undisturbed(account));
			const tracker = open(account, memory);
			deepEqual(await read(account, tracker), expected);
			// What is left of it is whole, and good for the next sync.
			const left = JSON.parse(JSON.stringify(tracker.memory)) as object;
			const next = open(account, left);
			deepEqual(JSON.parse(JSON.stringify(next.memory)), left);
			deepEqual(await read(account, next), expected);
		},
		{ most: 30 },
	);
}

fuzz('Memories are of one account alone', cell, (memory) => {
	const saved = { source: 'another', memory } as IDataObject;
	deepEqual(memoryIn(saved)('s'), {});
	equal(typeof memoryIn({ ...saved, source: 's' })('s'), 'object');
});
