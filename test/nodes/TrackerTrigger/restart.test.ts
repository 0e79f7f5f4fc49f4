import { createRunExecutionData, WorkflowOperationError } from 'n8n-workflow';
import type { Emission } from '../../harness';
import {
	differences,
	factsOf,
	idsOf,
	Publication,
	truthFacts,
	truthIds,
	unannounced,
	type PublicationOptions,
} from './publication';

afterAll(async () => await Publication.stopAll());

const SETTLED_BY_HAND = { poller: { onEmit: () => {} } };
const last = ({ poller }: Publication): Emission => {
	const emission = poller.emissions.at(-1);
	if (emission === undefined) throw new Error('Nothing was emitted');
	return emission;
};

/** What n8n knows of an execution with an error: in queue mode little more than its last node. */
const endedIn = (lastNodeExecuted: string | undefined) =>
	createRunExecutionData({
		resultData: {
			error: new WorkflowOperationError('Something failed'),
			runData: {},
			lastNodeExecuted,
		},
	});

/** Waits until the tracker has been asked `count` times. */
async function asked({ simulator }: Publication, count: number): Promise<void> {
	while (simulator.requestCount < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Both ways in which n8n keeps the state: with the workflow, and as a durable poll cursor. */
describe.each([false, true])('n8n is killed, with durable cursors: %p', (durableCursors) => {
	const start = async (options: PublicationOptions = {}) =>
		await Publication.start({
			tracker: { conversions: 300 },
			...options,
			poller: { durableCursors, ...options.poller },
		});

	it('in the middle of a page: nothing was handed out, everything comes anew', async () => {
		const publication = await start();
		publication.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 50 });
		publication.now += 60_000;
		const polling = publication.poller.poll({ now: publication.now });
		await asked(publication, 1);
		publication.kill();
		await expect(polling).rejects.toThrow();
		expect(publication.poller.emissions).toEqual([]);
		const emitted = await publication.catchUp();
		expect(idsOf(emitted)).toEqual(truthIds(publication.owed()));
		expect(new Set(emitted.map(({ change }) => change))).toEqual(new Set(['new']));
	});

	it('before the execution ended: the same conversions come again as resync, none is lost', async () => {
		const publication = await start(SETTLED_BY_HAND);
		const before = await publication.tick(1);
		publication.kill();
		const again = await publication.tick(1);
		expect(idsOf(again)).toEqual(idsOf(before));
		expect(new Set(again.map(({ change }) => change))).toEqual(new Set(['resync']));
		last(publication).finish();
		expect(await publication.tick()).toEqual([]);
	});

	it('in the middle of a backfill: what was under way comes again, the rest once', async () => {
		const options = { parameters: { options: { maxItems: 40 } } };
		const publication = await start({ ...SETTLED_BY_HAND, ...options });
		await publication.tick(1);
		last(publication).finish();
		const delivered = publication.emitted;
		await publication.tick(1);
		await publication.tick(1);
		publication.kill();
		const received = [...delivered];
		while (
			received.length < 1_000 &&
			(publication.isBehind || last(publication).settled === false)
		) {
			received.push(...(await publication.tick(1)));
			last(publication).finish();
		}
		const expected = publication.owed();
		expect(differences(factsOf(received), truthFacts(expected))).toEqual([]);
		expect(unannounced(publication.emitted)).toEqual([]);
	});

	it('ten times over: in the end every conversion has reached an execution that ended', async () => {
		const options = { parameters: { options: { maxItems: 25 } } };
		const publication = await start({ ...SETTLED_BY_HAND, ...options });
		const received = [];
		for (let life = 0; life < 10; life++) {
			publication.order('create', { count: 3 });
			received.push(...(await publication.tick(15)));
			last(publication).finish();
			await publication.tick(1);
			publication.kill();
		}
		for (let left = 60; left > 0 && (left > 58 || publication.isBehind); left--) {
			received.push(...(await publication.tick(1)));
			last(publication).finish();
		}
		const got = new Set(idsOf(received));
		const owed = truthIds(publication.owed());
		expect(owed.filter((id) => !got.has(id))).toEqual([]);
		expect(unannounced(publication.emitted)).toEqual([]);
	});
});

describe('an execution', () => {
	it('that failed is not repeated: n8n has shown it, and the user may run it again', async () => {
		const publication = await Publication.start(SETTLED_BY_HAND);
		await publication.tick(1);
		last(publication).finish({ status: 'error', data: endedIn('Forward Conversions') });
		expect(await publication.tick()).toEqual([]);
	});

	it('whose worker died in queue mode is repeated as resync', async () => {
		const publication = await Publication.start(SETTLED_BY_HAND);
		const before = await publication.tick(1);
		last(publication).finish({ status: 'error', data: endedIn(undefined) });
		const again = await publication.tick(1);
		expect(idsOf(again)).toEqual(idsOf(before));
		expect(again.every(({ change }) => change === 'resync')).toBe(true);
	});

	it('that crashed is repeated as resync', async () => {
		const publication = await Publication.start(SETTLED_BY_HAND);
		const before = await publication.tick(1);
		last(publication).finish({ status: 'crashed' });
		const again = await publication.tick(1);
		expect(idsOf(again)).toEqual(idsOf(before));
		expect(again.every(({ change }) => change === 'resync')).toBe(true);
	});

	it('that could not be created is repeated as resync', async () => {
		const publication = await Publication.start(SETTLED_BY_HAND);
		const before = await publication.tick(1);
		last(publication).fail(new Error('No room'));
		expect(idsOf(await publication.tick(1))).toEqual(idsOf(before));
	});

	it('that still runs is not repeated', async () => {
		const publication = await Publication.start(SETTLED_BY_HAND);
		await publication.tick(1);
		expect(await publication.tick()).toEqual([]);
		expect(publication.state?.deliveries).toHaveLength(1);
	});

	it('that crashed while an older one was under way sends reading back no less far', async () => {
		const publication = await Publication.start({
			...SETTLED_BY_HAND,
			tracker: { conversions: 200 },
			parameters: { options: { maxItems: 10 } },
		});
		for (let ticks = 5; ticks > 0; ticks--) await publication.tick(1);
		const [, second, third] = publication.poller.emissions;
		second?.finish({ status: 'crashed' });
		publication.simulator.misbehave({ kind: 'paymentRequired', times: 1 });
		await publication.tick(1).catch(() => {});
		await publication.tick(1);
		third?.finish({ status: 'crashed' });
		await publication.catchUp();
		const lost = new Set([...(second?.items ?? []), ...(third?.items ?? [])]);
		const after = new Set(
			publication.poller.emissions
				.slice(5)
				.flatMap(({ items }) => items.map(({ json }) => json.id)),
		);
		expect([...lost].filter(({ json }) => !after.has(json.id))).toEqual([]);
		expect(differences(factsOf(publication.emitted), truthFacts(publication.owed()))).toEqual([]);
	});
});

describe('the saved state', () => {
	it('names no click, no customer and no key, and stays small', async () => {
		const publication = await Publication.start({ tracker: { conversions: 2_000, days: 30 } });
		const [first] = await publication.catchUp();
		const saved = JSON.stringify(publication.poller.savedNodeData);
		expect(saved.length).toBeLessThan(100_000);
		for (const secret of [first?.id, first?.clickId, first?.ip, 'keitaro-test-key']) {
			expect(secret).toBeTruthy();
			expect(saved).not.toContain(secret);
		}
	});

	it('of a renamed node is lost by n8n, and the first sync then starts anew', async () => {
		const publication = await Publication.start({ tracker: { conversions: 50 } });
		await publication.catchUp();
		const saved = publication.poller.savedStaticData;
		const renamed = await Publication.start({
			tracker: { conversions: 50 },
			poller: { staticData: saved, nodeName: 'Renamed' },
		});
		expect((await renamed.tick(1)).every(({ change }) => change === 'new')).toBe(true);
	});
});
