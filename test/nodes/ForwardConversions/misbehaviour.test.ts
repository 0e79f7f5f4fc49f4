import type { MisbehaviourKind } from '../../simulators/base';
import { conversionItems, World, type Run } from './world';

/** Real waits between attempts: up to 15 s for five. */
const PATIENT_MS = 40_000;

interface Case {
	kind: MisbehaviourKind;
	/** Class of the failure where it does not end, and what the user reads then. */
	class: string;
	code: string;
	reason: string;
	advice: string;
	/** Whether waiting may help, so that the node tries again. */
	passes: boolean;
}

const LATER = 'Nothing was lost: send the failed conversions again later, under the same event ID';
const API_URL =
	"Check 'API URL' in the Meta Conversions API credential; it is normally https://graph.facebook.com";
const redirected = {
	class: 'configuration',
	reason: 'Meta redirects to http://localhost:PORT/elsewhere, which was not followed',
	advice:
		'Put the final address into the Meta Conversions API credential (check http or https), so that the key goes nowhere else',
	passes: false,
};
const throttled = {
	class: 'throttled',
	code: '4',
	reason: 'Meta refused it: (#4) The application reached its request limit',
	advice:
		'Nothing was lost: send the failed conversions again later, after the time in retryAt if there is one',
	passes: true,
};
const serverError = {
	class: 'temporary',
	code: '2',
	reason: 'Meta refused it: The service is unavailable for the moment',
	advice: LATER,
	passes: true,
};
const cut = {
	class: 'temporary',
	code: 'cut',
	reason: 'The connection to Meta broke before the answer was complete',
	advice: 'Try again; if it stays, look at the network between n8n and the server',
	passes: true,
};

/**
 * What the user reads for each. Not here: `hang`, which takes the node's full minute five times, `slow`
 * and `partialPage`, with which nothing is wrong.
 */
const CASES: Case[] = [
	{ kind: 'throttled', ...throttled },
	{ kind: 'throttledRetryAfter', ...throttled },
	{ kind: 'serverError', ...serverError },
	{ kind: 'serverErrorAfter', ...serverError },
	{
		kind: 'badGateway',
		class: 'temporary',
		code: '502',
		reason: 'Meta could not handle the request (502)',
		advice: 'This is on the server and usually passes: try again later',
		passes: true,
	},
	{
		kind: 'challengePage',
		class: 'temporary',
		code: '200',
		reason: 'A web page answered instead of the Meta API (200)',
		advice: API_URL,
		passes: true,
	},
	{ kind: 'redirect301', code: '301', ...redirected },
	{ kind: 'redirect302', code: '302', ...redirected },
	{ kind: 'cutBody', ...cut },
	{ kind: 'cutBefore', ...cut },
	{
		kind: 'invalidJson',
		class: 'temporary',
		code: '200',
		reason: 'The answer of Meta broke off or is not JSON',
		advice: 'Try again; if it stays, look at the proxy between n8n and the server',
		passes: true,
	},
	{
		kind: 'emptyBody',
		class: 'temporary',
		code: '200',
		reason: 'Meta answered with nothing',
		advice: 'Try again; if it stays, look at the log of the server',
		passes: true,
	},
	{
		kind: 'unauthorized',
		class: 'auth',
		code: '190',
		reason: 'Meta refused it: Invalid OAuth access token - it cannot be read',
		advice:
			'Create a new access token in Events Manager → your dataset → Settings → Conversions API and save it in the Meta Conversions API credential',
		passes: false,
	},
	{
		kind: 'paymentRequired',
		class: 'temporary',
		code: '1',
		reason: 'Meta refused it: An unknown error occurred',
		advice: LATER,
		passes: true,
	},
	{
		kind: 'forbidden',
		class: 'permission',
		code: '10',
		reason: 'Meta refused it: (#10) The application may not do this',
		advice:
			'Give the system user of the token access to the dataset in Business Settings, then run again',
		passes: false,
	},
	{
		kind: 'notFoundHtml',
		class: 'temporary',
		code: '404',
		reason: 'A web page answered instead of the Meta API (404)',
		advice: API_URL,
		passes: true,
	},
];
const ITEMS = 5;
const byKind = <T>(of: (each: Case) => Promise<T>) =>
	Promise.all(CASES.map(async (each) => [each.kind, await of(each)] as const)).then(
		(entries) => new Map(entries),
	);

interface Story {
	world: World;
	port: string;
	/** While the service misbehaves, and after it is well again. */
	runs: [Run, Run];
	countsMeanwhile: ReturnType<World['counts']>;
}

async function tell(kind: MisbehaviourKind, times: number): Promise<Story> {
	const world = await World.start();
	const items = conversionItems(ITEMS);
	world.meta.misbehave({ kind, times });
	const during = await world.forward(items);
	const countsMeanwhile = world.counts();
	world.meta.behave();
	const after = await world.forward(items);
	return { world, port: new URL(world.meta.url).port, runs: [during, after], countsMeanwhile };
}

const endAll = async (stories: Map<MisbehaviourKind, Story>) => {
	for (const { world } of stories.values()) await world.stop();
};

describe('when Meta misbehaves once', () => {
	let stories: Map<MisbehaviourKind, Story>;
	beforeAll(async () => {
		stories = await byKind(async ({ kind }) => await tell(kind, 1));
	}, PATIENT_MS);
	afterAll(async () => await endAll(stories));

	describe.each(CASES)('($kind)', ({ kind, passes }) => {
		const story = () => stories.get(kind) as Story;

		it(passes ? 'every conversion is accepted all the same' : 'the user is told of each', () => {
			const [during] = story().runs;
			const expected = passes ? ['accepted', 2] : ['failed', 1];
			expect(during.results.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(
				new Array(ITEMS).fill(expected),
			);
		});

		it('Meta counts each once in the end, and the user is told the truth', () => {
			const { world, runs } = story();
			expect(world.counts()).toMatchObject({ unique: ITEMS, countedAgain: 0, withoutId: 0 });
			expect(runs[1].results.map(({ outcome, code }) => [outcome, code])).toEqual(
				new Array(ITEMS).fill(passes ? ['skipped', 'already_accepted'] : ['accepted', null]),
			);
		});
	});
});

describe('when Meta misbehaves for long', () => {
	let stories: Map<MisbehaviourKind, Story>;
	beforeAll(async () => {
		stories = await byKind(async ({ kind }) => await tell(kind, 1_000));
	}, PATIENT_MS);
	afterAll(async () => await endAll(stories));

	describe.each(CASES)('($kind)', (expected) => {
		const story = () => stories.get(expected.kind) as Story;

		it('the user reads what happened and what to do', () => {
			const { runs, port } = story();
			const [during] = runs;
			for (const result of during.results) {
				expect({ ...result, reason: result.reason?.replace(port, 'PORT') }).toMatchObject({
					outcome: 'failed',
					class: expected.class,
					code: expected.code,
					reason: expected.reason,
					advice: expected.advice,
					attempts: expected.passes ? 5 : 1,
				});
			}
			expect(during.hints[0]?.message).toBe(
				`Meta: 0 accepted, ${ITEMS} failed (${ITEMS} ${expected.code})`,
			);
		});

		it('sends each once more when Meta is well again, and Meta counts each once', () => {
			const { world, runs, countsMeanwhile } = story();
			expect(runs[1].results.map(({ outcome }) => outcome)).toEqual(
				new Array(ITEMS).fill('accepted'),
			);
			expect(runs[1].results.map(({ eventId }) => eventId)).toEqual(
				runs[0].results.map(({ eventId }) => eventId),
			);
			expect(world.counts()).toMatchObject({ unique: ITEMS, countedAgain: 0, withoutId: 0 });
			// Nothing was called accepted that Meta did not have.
			expect(runs[0].results.filter(({ outcome }) => outcome === 'accepted')).toEqual([]);
			expect([0, ITEMS]).toContain(countsMeanwhile.unique);
		});

		it('takes the key nowhere else', () => {
			expect(story().world.meta.elsewhere()).toEqual({ calls: 0, withKey: 0 });
		});
	});
});
