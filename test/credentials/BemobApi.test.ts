import { BemobApi } from '../../credentials/BemobApi.credentials';
import { testCredential } from '../harness';
import { BEMOB_KEYS, BemobSimulator } from '../simulators/bemob';
import { sharedByTests } from '../simulators/lifetime';
import { failureOf, itTellsTroubles, itTellsWrongAddresses } from './trackerChecks';

jest.setTimeout(60_000);

const simulator = sharedByTests(new BemobSimulator({ conversions: 0 }));

beforeEach(() => {
	simulator.isPolite = false;
});

const { accessKey, secretKey, apiKey } = BEMOB_KEYS;
const address = () => `${simulator.url}/v1`;
const connect = async (data: Record<string, string | boolean> = {}) =>
	await testCredential({
		credential: new BemobApi(),
		data: { accessKey, secretKey, apiUrl: address(), ...data },
	});

const OK = { status: 'OK', message: 'Connection successful!' };

const expectFailure = failureOf(connect, ...Object.values(BEMOB_KEYS));

describe('the connection test', () => {
	it.each([
		['a pair of keys', {}],
		['keys with blanks around them', { accessKey: ` ${accessKey}`, secretKey: `${secretKey} ` }],
		['a single key', { authentication: 'singleKey', apiKey }],
	])('succeeds with %s', async (_, data) => {
		expect(await connect(data)).toMatchObject(OK);
	});

	it('forgives slashes and blanks around the address, and stores nothing', async () => {
		const { status, saved } = await connect({ apiUrl: ` ${address()}/ ` });
		expect(status).toBe('OK');
		expect(Object.keys(saved).sort()).toEqual(['accessKey', 'apiUrl', 'secretKey']);
	});

	it('tells a wrong key', async () => {
		await expectFailure(
			{ secretKey: 'wrong' },
			'BeMob did not accept the key (401)',
			/Settings → Security/,
		);
	});

	it('tells a refusal that comes as a success', async () => {
		simulator.isPolite = true;
		await expectFailure({ secretKey: 'wrong' }, 'BeMob refused the request: access_denied', /./);
	});

	it('tells an address without the version of the API', async () => {
		await expectFailure(
			{ apiUrl: simulator.url },
			'A web page answered instead of the BeMob API (404)',
			/normally https:\/\/api\.bemob\.com\/v1/,
		);
	});

	itTellsWrongAddresses('BeMob', 'apiUrl', new BemobSimulator({ conversions: 0 }), expectFailure);

	itTellsTroubles(simulator, expectFailure, [
		['paymentRequired', 'The API is not part of this BeMob plan (402)', /which plan/],
		['forbidden', 'BeMob does not allow this key to do that (403): Simulated error 403', /right/],
		['challengePage', 'A web page answered instead of the BeMob API (200)', /API URL/],
		[
			'redirect301',
			'BeMob redirects to http://localhost:PORT/elsewhere, which was not followed',
			/final address/,
		],
		['throttled', 'BeMob asks for fewer requests (429)', /wait a while/],
		['badGateway', 'BeMob could not handle the request (502)', /later/],
		['invalidJson', 'The answer of BeMob broke off or is not JSON', /proxy/],
		['emptyBody', 'BeMob answered with nothing', /log of the server/],
		['cutBody', 'The connection to BeMob broke before the answer was complete', /network/],
	]);

	it('tells a server that does not answer in time', async () => {
		simulator.misbehave({ kind: 'hang', times: 1 });
		await expectFailure({}, 'BeMob did not answer in time', /Check the load/);
	});
});

it('only the keys of the chosen kind are sent', async () => {
	const sign = async (authentication: string) =>
		await new BemobApi().authenticate(
			{ authentication, accessKey, secretKey, apiKey, apiUrl: '' },
			{ url: '/offers' },
		);
	expect(await sign('keyPair')).toEqual({
		url: 'https://api.bemob.com/v1/offers',
		headers: { 'X-ACCESS-KEY': accessKey, 'X-SECRET-KEY': secretKey },
	});
	expect((await sign('singleKey')).headers).toEqual({ 'Api-Key': apiKey });
});
