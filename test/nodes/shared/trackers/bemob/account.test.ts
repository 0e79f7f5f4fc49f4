import { bemob } from '../../../../../nodes/shared/trackers/bemob';
import type { EntityKind } from '../../../../../nodes/shared/trackers/entity';
import type { MisbehaviourKind } from '../../../../simulators/base';
import { bemobId, BemobSimulator } from '../../../../simulators/bemob';
import { sharedByTests } from '../../../../simulators/lifetime';
import { bemobProbe } from './account';
import { COUNTS } from '../expectedValues';

jest.setTimeout(60_000);

const simulator = sharedByTests(new BemobSimulator({ conversions: 0 }));

beforeEach(() => {
	simulator.isPolite = false;
});

const list = async (kind: EntityKind) => await bemobProbe(simulator).list(kind);

describe('entities', () => {
	it.each(COUNTS)(
		'of kind %s are listed, all states of them, in one request',
		async (kind, count) => {
			const entities = await list(kind);
			expect(new Set(entities.map(({ id }) => id)).size).toBe(count);
			expect(simulator.received()).toHaveLength(1);
			expect(simulator.received()[0]?.query).toEqual({ status: 'all', limit: '10000' });
		},
	);

	it('come in the words of every tracker', async () => {
		const campaigns = await list('campaign');
		expect(campaigns[8]).toEqual({
			tracker: 'bemob',
			account: 'agency',
			kind: 'campaign',
			id: bemobId('campaign', 9),
			name: 'Facebook Ads - Global - FB Keto AT (paused)',
			state: 'paused',
			trackerState: 'paused',
			url: null,
			group: bemobId('workspace', 1),
			createdAt: null,
			updatedAt: null,
		});
	});

	it('one is found in the list by its ID, or told to be missing', async () => {
		const get = async (id: string) =>
			await bemobProbe(simulator).run(async (tracker) => await tracker.get('offer', id));
		expect(await get(bemobId('offer', 2))).toMatchObject({ name: 'Crème Jeunesse' });
		await expect(get('none')).rejects.toThrow('BeMob found nothing there: none');
	});
});

describe('what goes wrong', () => {
	it.each<[MisbehaviourKind]>([['throttled'], ['serverError'], ['cutBody'], ['invalidJson']])(
		'%s is waited out',
		async (kind) => {
			simulator.misbehave({ kind, times: 1 });
			expect(await list('offer')).toHaveLength(6);
		},
	);

	it.each([[true], [false]])('a wrong key is told, politely or not: %p', async (isPolite) => {
		simulator.isPolite = isPolite;
		const wrong = bemobProbe(simulator, { secretKey: 'old' }).run(
			async (tracker) => await tracker.test(),
		);
		await expect(wrong).rejects.toThrow(
			isPolite ? 'BeMob refused the request: access_denied' : 'BeMob did not accept the key (401)',
		);
	});

	it("BeMob's own words are passed on", async () => {
		simulator.misbehave({ kind: 'forbidden', times: 1 });
		await expect(list('offer')).rejects.toThrow(
			'BeMob does not allow this key to do that (403): Simulated error 403',
		);
	});
});

describe('what BeMob cannot do', () => {
	it.each(['conversions', 'latest', 'clicks', 'upload'])(
		'%s is not there to be called',
		async (name) => {
			const has = await bemobProbe(simulator).run(
				async (tracker) => await Promise.resolve(name in tracker),
			);
			expect(has).toBe(false);
		},
	);

	it.each(['conversion', 'click', 'upload', 'trigger:conversion', 'trigger:click'] as const)(
		'%s is a sentence that says what to do instead',
		(capability) => {
			expect(bemob.capabilities[capability]).toMatch(/^BeMob .*(;|; ).*[^.]$/);
		},
	);
});

describe('the account', () => {
	it('is called as the user calls it, else told apart by its key, which it does not show', () => {
		expect(bemob.accountOf({ accountName: ' Agency 2 ', accessKey: 'k' })).toBe('Agency 2');
		const one = bemob.accountOf({ accessKey: 'test-one' });
		expect(one).toMatch(/^[\w-]{10}$/);
		expect(bemob.accountOf({ accessKey: 'test-two' })).not.toBe(one);
		expect(bemob.accountOf({ authentication: 'singleKey', apiKey: 'test-one' })).toBe(one);
	});

	it('that names nobody is told', () => {
		expect(() => bemob.accountOf({})).toThrow("Set 'Account Name'");
	});
});
