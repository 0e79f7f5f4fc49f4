import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { UNSUPPORTED_CURRENCY } from '../../simulators/platform';
import { sorted } from '../platforms/forwarding';
import { sale } from '../platforms/items';
import type { ReadyWorkflow } from './ready';

const TRIGGER = 'Tracker Trigger';
const FORWARD = 'Forward Conversions';
const TELL = 'Failed, Tell Somebody';
const SIX_HOURS_MS = 6 * 3_600_000;
/** Google is about to know the click when the workflow starts. */
const SHORTLY_MS = 15_000;
/** Requests before a throttled batch is given up. */
const ATTEMPTS = 5;

const idOf = ({ input }: IDataObject): string => (input as { id: string }).id;

/** A click that is too young, a platform that is throttling, and a bad row. */
export const retryFailed: ReadyWorkflow = {
	async open(world) {
		const google = world.control('googleDataManager');
		await google.command('reset');
		let items: IDataObject[] = [];
		return {
			run: async (imported, time) => {
				if (time === 1) {
					const clickedAt = new Date(Date.now() - SIX_HOURS_MS + SHORTLY_MS).toISOString();
					const young = sale(2, { clickedAt, convertedAt: clickedAt });
					items = [sale(1), young, sale(3, { currency: UNSUPPORTED_CURRENCY })];
					const times = ATTEMPTS;
					await google.misbehave({ kind: 'throttledRetryAfter', times, retryAfterSeconds: 1 });
				}
				return [await imported.start(TRIGGER, items)];
			},
			check: async ([execution], time) => {
				const runs = (execution?.runData[FORWARD] ?? []).map(({ data }) =>
					sorted((data?.main ?? []).map((output) => output ?? [])),
				);
				world.run.log(`        ${runs.length} rounds`);
				const [first] = runs;
				const told = sorted(execution?.outputs(FORWARD) ?? []);
				if (time === 1) {
					assert.deepEqual(
						first?.failed.map(({ class: kind }) => kind),
						['throttled', 'too early', 'throttled'],
					);
					assert.ok(runs.length > 1, 'nothing was sent again');
					assert.deepEqual(told.accepted.map(idOf).sort(), ['sale-1', 'sale-2']);
				} else {
					assert.deepEqual(told.accepted, []);
					assert.deepEqual(told.skipped.map(idOf).sort(), ['sale-1', 'sale-2']);
				}
				const lost = execution?.outputs(TELL)[0] ?? [];
				assert.deepEqual(
					lost.map(({ json }) => [idOf(json), json.class]),
					[['sale-3', 'invalid data']],
				);
				const { unique, countedTwice } = await google.command<Record<string, number>>('counts');
				assert.deepEqual([unique, countedTwice], [2, 0]);
			},
		};
	},
};
