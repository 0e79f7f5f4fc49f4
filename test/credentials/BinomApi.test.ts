import { BinomApi } from '../../credentials/BinomApi.credentials';
import {
	accountOf,
	checkBinom,
	type BinomCredential,
} from '../../nodes/shared/trackers/binom/connection';
import { testCredential } from '../harness';
import { BinomSimulator } from '../simulators/binom';
import { sharedByTests } from '../simulators/lifetime';
import {
	describeSelfSigned,
	expectTold,
	failureOf,
	itTellsTroubles,
	itTellsWrongAddresses,
} from './trackerChecks';

const simulator = sharedByTests(new BinomSimulator({ conversions: 0 }));
const inFolder = sharedByTests(new BinomSimulator({ conversions: 0, folder: '/binom' }));
const KEY = simulator.apiKey;

beforeEach(() => {
	simulator.commands.setLicence?.({ status: 200 });
});

const connect = async (data: Record<string, string | boolean> = {}) =>
	await testCredential({
		credential: new BinomApi(),
		data: { url: simulator.url, apiKey: KEY, connectionCheck: 'on test', ...data },
	});

const expectFailure = failureOf(connect, KEY);

describe('the connection test', () => {
	it.each([
		['as it should be', () => simulator.url],
		['with a slash at the end', () => `${simulator.url}/`],
		['pasted from the reference', () => `${simulator.url}/api/doc`],
		['with the path of the API', () => `${simulator.url}/public/api/v1`],
		['with blanks around', () => ` ${simulator.url} `],
		['of a sub-folder', () => `${inFolder.url}/binom`],
	])('succeeds with the address %s, and stores nothing', async (_, typed) => {
		const data = { url: typed(), apiKey: KEY, connectionCheck: 'on test' };
		const { status, saved } = await connect(data);
		expect(status).toBe('OK');
		expect(saved).toEqual(data);
	});

	it('tells a wrong key', async () => {
		await expectFailure(
			{ apiKey: 'wrong' },
			'Binom did not accept the key (401)',
			/Settings → User.*keys of Binom v1/,
		);
	});

	it('tells a licence that has ended', async () => {
		simulator.commands.setLicence?.({ status: 402 });
		await expectFailure({}, 'The API is not part of this Binom plan (402)', /Renew the licence/);
	});

	it('tells an address that is not the one of the tracker', async () => {
		await expectFailure(
			{ url: inFolder.url },
			'A web page answered instead of the Binom API (404)',
			/Binom v1 has another API/,
		);
	});

	itTellsWrongAddresses('Binom', 'url', new BinomSimulator({ conversions: 0 }), expectFailure);

	itTellsTroubles(simulator, expectFailure, [
		['challengePage', 'A web page answered instead of the Binom API (200)', /panel of Binom v2/],
		[
			'forbidden',
			'Binom does not allow this key to do that (403): Simulated error 403',
			/Settings → Users/,
		],
		[
			'redirect302',
			'Binom redirects to http://localhost:PORT/elsewhere, which was not followed',
			/final address/,
		],
		['throttled', 'Binom asks for fewer requests (429)', /wait a while/],
		['badGateway', 'Binom could not handle the request (502)', /later/],
		['emptyBody', 'Binom answered with nothing', /log of the server/],
		['cutBody', 'The connection to Binom broke before the answer was complete', /network/],
	]);
});

const CREDENTIAL: BinomCredential = {
	url: 'tracker.example.com',
	apiKey: KEY,
	currency: 'USD',
	clickUrl: '',
	ignoreSslIssues: false,
};

it.each([
	['ETIMEDOUT', 'Binom did not answer in time. Check the load'],
	['ENOTFOUND', 'The host name of Binom does not exist (tracker.example.com)'],
	['CERT_HAS_EXPIRED', 'The certificate of Binom is not trusted. Install a valid certificate'],
])('a connection that fails with %s is told as: %s …', async (code, beginning) => {
	await expectTold(async (send) => await checkBinom(send, CREDENTIAL), { code }, beginning);
});

it('another service that answers JSON is told', async () => {
	const send = async () => await Promise.resolve({ statusCode: 200, body: '{}', headers: {} });
	await expect(checkBinom(send, CREDENTIAL)).rejects.toThrow(
		'Something other than Binom answers at tracker.example.com',
	);
});

describeSelfSigned('Binom', connect, expectFailure);

describe('requests', () => {
	const authenticate = new BinomApi().authenticate;

	it('of the API carry the key', async () => {
		expect(await authenticate({ ...CREDENTIAL }, { url: '/conversions' })).toMatchObject({
			url: 'https://tracker.example.com/public/api/v1/conversions',
			headers: { 'api-key': KEY },
		});
	});

	it('to anywhere else do not', async () => {
		const options = await authenticate({ ...CREDENTIAL }, { url: 'https://other.example.com/' });
		expect(JSON.stringify(options)).not.toContain(KEY);
	});
});

it('an account is called by host, port and folder of its tracker', () => {
	expect(accountOf({ url: 'https://t.example.com:8443/binom/' })).toBe('t.example.com:8443/binom');
	expect(() => accountOf({ url: '' })).toThrow("Fill in 'Tracker URL'");
});
