import { NodeApiError } from 'n8n-workflow';
import { MISBEHAVIOURS } from '../../simulators/base';
import { ERROR_TABLE } from './errorTable';
import { idsOf, Publication, truthIds, unannounced } from './publication';

/** Waits between attempts, in milliseconds; they take no time here. */
const mockWaits: number[] = [];

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		mockWaits.push(ms);
	},
}));

beforeEach(() => mockWaits.splice(0));
afterAll(async () => await Publication.stopAll());

interface Shown {
	message: string;
	description: string;
	httpCode: string | null;
}

/** As n8n shows it: the message on top, the description below. */
async function failureOf(publication: Publication): Promise<Shown> {
	const error: unknown = await publication.tick().then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof NodeApiError)) throw new Error(`No NodeApiError: ${String(error)}`);
	const { message, description, httpCode } = error;
	return { message, description: description ?? '', httpCode };
}

const kinds = Object.keys(ERROR_TABLE) as Array<keyof typeof ERROR_TABLE>;
const PATHS = ['/conversions/log', '/campaigns'];

it('every misbehaviour of the simulators has its row', () => {
	expect([...kinds, 'partialPage', 'slow'].sort()).toEqual(Object.keys(MISBEHAVIOURS).sort());
});

/** So short that a request without an answer is soon given up: the shortest wait is past its end. */
const IMPATIENT = { getPollBudgetMs: () => 500 };

describe.each(kinds)('%s', (kind) => {
	const start = async () => {
		const publication = await Publication.start({
			tracker: { conversions: 60 },
			poller: kind === 'hang' ? IMPATIENT : {},
		});
		await publication.catchUp();
		return publication;
	};

	it('is told in a sentence that says what to do, and the key goes nowhere else', async () => {
		const publication = await start();
		const { simulator } = publication;
		simulator.forgetTraffic();
		simulator.misbehave({ kind, times: 99 });
		const { message, description, httpCode } = await failureOf(publication);
		const { attempts, ...expected } = ERROR_TABLE[kind];
		expect({ message: message.replace(/:\d{4,5}\//, ':PORT/'), description, httpCode }).toEqual({
			httpCode: null,
			...expected,
		});
		expect(simulator.requestCount).toBe(attempts);
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
		expect(`${message} ${description}`).not.toContain('keitaro-test-key');
	});

	it.each(PATHS)('on %s moves no cursor; once it is over everything comes, once', async (path) => {
		const publication = await start();
		publication.order('create', { count: 5 });
		const before = JSON.stringify(publication.state);
		publication.simulator.misbehave({ kind, times: 99, pathIncludes: path });
		await failureOf(publication);
		expect(JSON.stringify(publication.state)).toBe(before);
		publication.simulator.behave();
		const emitted = await publication.tick(1);
		expect(emitted.length).toBeGreaterThanOrEqual(5);
		expect(unannounced(publication.emitted)).toEqual([]);
		expect(idsOf([...new Map(publication.emitted.map((one) => [one.id, one])).values()])).toEqual(
			truthIds(publication.owed()),
		);
	});

	it('in the middle of a backfill loses and repeats nothing', async () => {
		const publication = await Publication.start({
			tracker: { conversions: 120, days: 30 },
			parameters: { options: { maxItems: 30 } },
			poller: kind === 'hang' ? IMPATIENT : {},
		});
		await publication.tick(1);
		publication.simulator.misbehave({ kind, times: 99, skip: 5, pathIncludes: '/conversions/log' });
		await failureOf(publication);
		publication.simulator.behave();
		await publication.catchUp();
		expect(idsOf(publication.emitted)).toEqual(truthIds(publication.owed()));
	});
});

describe('troubles that pass', () => {
	const passing = kinds.filter((kind) => ERROR_TABLE[kind].attempts > 1);

	it.each(passing)('%s: three in a row are waited out within the poll', async (kind) => {
		const publication = await Publication.start({ tracker: { conversions: 30 } });
		publication.simulator.misbehave({ kind, times: 3 });
		expect(idsOf(await publication.tick(1))).toEqual(truthIds(publication.owed()));
		expect(mockWaits).toHaveLength(3);
	});

	it("the tracker's own wait is kept to the second", async () => {
		const publication = await Publication.start({ tracker: { conversions: 5 } });
		const rule = { kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 7 } as const;
		publication.simulator.misbehave(rule);
		await publication.tick(1);
		expect(mockWaits).toEqual([7_000]);
	});

	it('a wait longer than half a minute is left to the next tick', async () => {
		const publication = await Publication.start({ tracker: { conversions: 5 } });
		const rule = { kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 600 } as const;
		publication.simulator.misbehave(rule);
		await failureOf(publication);
		expect(mockWaits).toEqual([]);
	});

	it('a slow answer is waited for', async () => {
		const publication = await Publication.start({ tracker: { conversions: 30 } });
		publication.simulator.misbehave({ kind: 'slow', times: 2, delayMs: 50 });
		expect(idsOf(await publication.tick(1))).toEqual(truthIds(publication.owed()));
	});
});

describe('a page with fewer rows than there are', () => {
	it('is gone on with, so that a backfill has no hole', async () => {
		const publication = await Publication.start({ tracker: { conversions: 500, days: 30 } });
		for (const skip of [2, 5, 9, 14, 20]) {
			publication.simulator.misbehave({
				kind: 'partialPage',
				times: 1,
				skip,
				pathIncludes: '/log',
			});
		}
		await publication.catchUp();
		expect(idsOf(publication.emitted)).toEqual(truthIds(publication.owed()));
	});

	it('is an error when it leaves no way on', async () => {
		const publication = await Publication.start({ tracker: { conversions: 500, days: 30 } });
		publication.simulator.misbehave({ kind: 'partialPage', times: 999, pathIncludes: '/log' });
		expect((await failureOf(publication)).message).toBe(ERROR_TABLE.invalidJson.message);
		expect(publication.state).toBeUndefined();
	});
});

describe('an address at which there is no panel', () => {
	const startAt = async (url: string) => await Publication.start({ credential: { url } });

	it('nothing listens there: says so, and to look at host and port', async () => {
		const gone = await Publication.start();
		const { url } = gone.simulator;
		await gone.simulator.stop();
		expect(await failureOf(await startAt(url))).toEqual({
			message: 'Nothing listens at the address of Keitaro (ECONNREFUSED)',
			description:
				'Check that the server is up, and the host and port in the Keitaro API credential',
			httpCode: null,
		});
	});

	it('it is none at all: names the field', async () => {
		const publication = await startAt('not an address');
		await expect(publication.tick()).rejects.toMatchObject({
			message: "'Panel URL' of the Keitaro API credential is not an address: not an address",
			description: 'Put in the address at which you open the Keitaro panel',
		});
	});
});
