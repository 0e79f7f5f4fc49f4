import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { maskOf } from '../../nodes/shared/n8n/discretion';
import { forward } from '../../nodes/shared/platforms/forward';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { BUYER, sale } from '../e2e/platforms/items';
import { fuzz } from './cases';
import { answersOf, type Answer } from './platforms/answers';
import { credentialOf, NOW_MS, outcomeOf, secretsOf, settingsOf, toldBy } from './platforms/module';
import { MAY_BE_TAKEN } from './platforms/oracle';

/** Attempts at each request, and halvings of four events, with room to spare. */
const MOST_REQUESTS = 100;

const SALES = [1, 2, 3, 4].map((n) => {
	const { conversion } = readConversion(sale(n)) as { conversion: Conversion };
	return { conversion, eventId: `event-${n}` };
});
const READY = new Map(
	PLATFORMS.map((module) => {
		const settings = settingsOf(module);
		const parcels = SALES.map((sold) => ({ ...sold, settings }));
		const mask = maskOf(credentialOf(module));
		return [module.platform.name, { module, parcels, mask, secrets: secretsOf(module) }] as const;
	}),
);

const scenes = fc.constantFrom(...READY.keys()).chain((name) =>
	fc.record({
		name: fc.constant(name),
		count: fc.integer({ min: 1, max: SALES.length }),
		answers: fc.array(
			answersOf(name, READY.get(name)?.secrets ?? [], fc.constant(2)).map(({ answer }) => answer),
			{ minLength: 1, maxLength: 3 },
		),
	}),
);

fuzz('Engine: one result for every conversion', scenes, async ({ name, count, answers }) => {
	const ready = READY.get(name);
	if (ready === undefined) throw new Error(`There is no ${name}`);
	const { module, mask, parcels, secrets } = ready;
	const given: Answer[] = [];
	let now = NOW_MS;
	const results = await forward(module.platform, parcels.slice(0, count), {
		mask,
		send: async () => {
			const answer = answers[given.length % answers.length] as Answer;
			if (given.push(answer) > MOST_REQUESTS) throw new Error('It sends for ever');
			return await outcomeOf(answer);
		},
		retry: { attempts: 3, baseMs: 1, longestMs: 1_000 },
		surroundings: {
			now: () => now,
			random: () => 0.5,
			sleep: async (ms) => {
				now += ms;
				await Promise.resolve();
			},
		},
		yieldToOthers: async () => await Promise.resolve(),
	});
	equal(results.length, count);
	for (const [at, result] of results.entries()) {
		ok(['accepted', 'skipped', 'failed'].includes(result.outcome));
		equal(result.eventId, parcels[at]?.eventId);
		const text = JSON.stringify(result);
		const leaked = [...secrets, ...Object.values(BUYER)].find((hidden) => text.includes(hidden));
		ok(leaked === undefined, `'${leaked}' is in ${text}`);
		if (result.outcome !== 'accepted') {
			ok(result.reason && result.advice && result.code);
			continue;
		}
		// Some answer must have said so, at some place.
		const places = [0, 1, 2, 3];
		ok(
			given.some((one) =>
				places.some((place) => MAY_BE_TAKEN[name]?.(toldBy(one), place) === true),
			),
		);
	}
});
