import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import type { DeliveryStatus } from '../../../../nodes/shared/sync/deliveries';
import { conversionFeed } from '../../../../nodes/shared/sync/feed';
import type { SyncState } from '../../../../nodes/shared/sync/state';
import { sync } from '../../../../nodes/shared/sync/sync';
import { LIMITS, sale, settings, state } from './states';

const NOW = Date.UTC(2026, 10, 20, 12, 30);
const MINUTE_MS = 60_000;

/** One conversion, from poll to poll with the amount that it has then. */
class Trigger {
	private saved: SyncState = state();
	private polls = 0;

	async poll(revenue: number, lost: readonly string[] = []) {
		const at = NOW + this.polls * 15 * MINUTE_MS;
		this.polls += 1;
		const stamp = new Date(at - MINUTE_MS).toISOString().slice(0, 19).replace('T', ' ');
		const result = await sync<Conversion>({
			feed: conversionFeed({
				...{ limits: LIMITS, memory: {} },
				async *conversions() {
					yield await Promise.resolve([sale('one', revenue, stamp)]);
				},
			}),
			...{ saved: this.saved, settings: settings(), clock: () => at, deadline: Infinity },
			statusOf: (key): DeliveryStatus => (lost.includes(key) ? 'lost' : 'done'),
			deliveryKey: `poll ${this.polls}`,
		});
		// As n8n's database has it.
		this.saved = JSON.parse(JSON.stringify(result?.state ?? this.saved)) as SyncState;
		return (result?.rows ?? []).map(({ change, changedFields }) => [change, ...changedFields]);
	}
}

it.each<[string, Array<[revenue: number, lost: string[], told: string[] | undefined]>]>([
	[
		'one change whose execution was cut off',
		[
			[1, [], ['new']],
			[2, [], ['updated', 'revenue']],
			[2, ['poll 2'], ['resync', 'revenue']],
			[2, [], undefined],
		],
	],
	[
		'one that is cut off again',
		[
			[1, [], ['new']],
			[2, [], ['updated', 'revenue']],
			[2, ['poll 2'], ['resync', 'revenue']],
			[2, ['poll 3'], ['resync', 'revenue']],
			[2, [], undefined],
		],
	],
	[
		'one upon another, both cut off',
		[
			[1, [], ['new']],
			[2, [], ['updated', 'revenue']],
			[3, ['poll 2'], ['resync', 'revenue']],
			[3, ['poll 2', 'poll 3'], ['resync', 'revenue']],
		],
	],
	[
		'a new one cut off: what it was before nobody knows',
		[
			[1, [], ['new']],
			[1, ['poll 1'], ['resync']],
			[2, [], ['updated', 'revenue']],
		],
	],
])('%s still says what changed', async (_, polls) => {
	const trigger = new Trigger();
	for (const [revenue, lost, told] of polls) {
		expect(await trigger.poll(revenue, lost)).toEqual(told === undefined ? [] : [told]);
	}
});
