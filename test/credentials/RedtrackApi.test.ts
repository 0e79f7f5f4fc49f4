import { RedtrackApi } from '../../credentials/RedtrackApi.credentials';
import {
	accountOf,
	checkRedtrack,
	type RedtrackCredential,
} from '../../nodes/shared/trackers/redtrack/connection';
import { testCredential } from '../harness';
import { sharedByTests } from '../simulators/lifetime';
import { RedtrackSimulator } from '../simulators/redtrack';
import { expectTold, failureOf, itTellsTroubles, itTellsWrongAddresses } from './trackerChecks';

const simulator = sharedByTests(new RedtrackSimulator({ conversions: 0 }));
const KEY = simulator.apiKey;

beforeEach(() => {
	simulator.commands.setPlan?.({ status: 200 });
});

const connect = async (data: Record<string, string | boolean> = {}) =>
	await testCredential({
		credential: new RedtrackApi(),
		data: { apiKey: KEY, apiUrl: simulator.url, connectionCheck: 'on test', ...data },
	});

const OTHER_KEY = 'some-other-key';
const expectFailure = failureOf(connect, KEY, OTHER_KEY);

describe('the connection test', () => {
	it.each([
		['as it should be', (base: string) => base],
		['with a slash at the end', (base: string) => `${base}/`],
		['with blanks around', (base: string) => ` ${base} `],
	])('succeeds with the address %s', async (_, typed) => {
		expect(await connect({ apiUrl: typed(simulator.url) })).toMatchObject({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(new Set(simulator.received().map(({ path }) => path))).toEqual(new Set(['/campaigns']));
	});

	it('forgives blanks around the key, and stores nothing', async () => {
		const data = { apiKey: ` ${KEY} `, apiUrl: simulator.url, connectionCheck: 'on test' };
		const { status, saved } = await connect(data);
		expect(status).toBe('OK');
		expect(saved).toEqual(data);
	});

	it('tells a wrong key', async () => {
		const data = { apiKey: OTHER_KEY };
		await expectFailure(
			data,
			'RedTrack did not accept the key (401)',
			/API key of your RedTrack user/,
		);
	});

	it.each([
		[402, 'The API is not part of this RedTrack plan (402)', /Upgrade the RedTrack plan/],
		[
			403,
			'RedTrack does not allow this key to do that (403): API access is not part of your plan',
			/plan/,
		],
	])('tells a plan without API by %i', async (status, what, advice) => {
		simulator.commands.setPlan?.({ status });
		await expectFailure({}, what, advice);
	});

	itTellsWrongAddresses(
		'RedTrack',
		'apiUrl',
		new RedtrackSimulator({ conversions: 0 }),
		expectFailure,
	);

	itTellsTroubles(simulator, expectFailure, [
		['notFoundHtml', 'A web page answered instead of the RedTrack API (404)', /api\.redtrack\.io/],
		['challengePage', 'A web page answered instead of the RedTrack API (200)', /api\.redtrack\.io/],
		[
			'redirect301',
			'RedTrack redirects to http://localhost:PORT/elsewhere, which was not followed',
			/final address/,
		],
		['throttled', 'RedTrack asks for fewer requests (429)', /20 reports a minute/],
		['serverError', 'RedTrack could not handle the request (500): Simulated error 500', /later/],
		['invalidJson', 'The answer of RedTrack broke off or is not JSON', /proxy/],
		['cutBefore', 'The connection to RedTrack broke before the answer was complete', /network/],
	]);
});

const CREDENTIAL: RedtrackCredential = {
	apiKey: 'redtrack/test+key',
	accountName: 'main',
	timeZone: 'UTC',
	currency: 'USD',
	apiUrl: 'https://api.redtrack.io',
};

/** What Node and axios say of troubles that no server here can be made to have. */
it.each([
	[{ code: 'ETIMEDOUT' }, 'RedTrack did not answer in time. Check the load'],
	[{ code: 'ENOTFOUND' }, 'The host name of RedTrack does not exist (api.redtrack.io)'],
	[{ code: 'CERT_HAS_EXPIRED' }, 'The certificate of RedTrack is not trusted.'],
	[
		{ message: 'Failed: https://api.redtrack.io/campaigns?api_key=redtrack%2Ftest%2Bkey&per=1' },
		'The request to RedTrack did not succeed: Failed: https://api.redtrack.io/campaigns?api_key=***&per=1',
	],
])('a connection that fails with %j is told without the key', async (failure, beginning) => {
	await expectTold(async (send) => await checkRedtrack(send, CREDENTIAL), failure, beginning);
});

it.each([
	[200, '{"rows":[]}', 'Something other than RedTrack answers at api.redtrack.io'],
	[400, '{"error":"invalid api key redtrack/test+key"}', 'RedTrack did not accept the key (400)'],
	[400, '{"error":"bad request"}', 'RedTrack refused the request (400): bad request'],
])('an answer of %i with %s is told', async (statusCode, body, beginning) => {
	const send = async () => await Promise.resolve({ statusCode, body, headers: {} });
	const told = await checkRedtrack(send, CREDENTIAL).catch((error: Error) => error.message);
	expect(told).toContain(beginning);
	expect(told).not.toContain(CREDENTIAL.apiKey);
});

describe('requests', () => {
	const authenticate = new RedtrackApi().authenticate;

	it('of the API carry the key', async () => {
		const options = { url: '/campaigns', qs: { page: 1 } };
		expect(await authenticate({ ...CREDENTIAL }, options)).toMatchObject({
			url: 'https://api.redtrack.io/campaigns',
			qs: { page: 1, api_key: CREDENTIAL.apiKey },
		});
	});

	it('to anywhere else do not', async () => {
		const options = { url: 'https://other.example.com/', qs: {} };
		expect(JSON.stringify(await authenticate({ ...CREDENTIAL }, options))).not.toContain(
			'test+key',
		);
	});
});

it('an account has the name that the user gave it, and must have one', () => {
	expect(accountOf({ accountName: ' main ' })).toBe('main');
	expect(() => accountOf({ accountName: ' ' })).toThrow("Fill in 'Account Name'");
});
