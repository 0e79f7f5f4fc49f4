import { VoluumApi } from '../../credentials/VoluumApi.credentials';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { VOLUUM_LOGIN, VoluumSimulator } from '../simulators/voluum';
import { sharedByTests } from '../simulators/lifetime';
import { jsonServer } from './jsonServer';
import { failureOf, itTellsWrongAddresses } from './trackerChecks';

jest.setTimeout(60_000);

const simulator = sharedByTests(new VoluumSimulator({ conversions: 10, requestsPerSecond: 1_000 }));

beforeEach(() => {
	simulator.planStatus = 200;
});

const { accessId, accessKey, email, password } = VOLUUM_LOGIN;
const connect = async (data: Record<string, string | boolean> = {}) =>
	await testCredential({
		credential: new VoluumApi(),
		data: { accessId, accessKey, apiUrl: simulator.url, ...data },
	});

const OK = { status: 'OK', message: 'Connection successful!' };

const expectFailure = failureOf(connect, accessKey, password);

describe('the connection test', () => {
	it.each([
		['an access key', {}],
		[
			'an access key with blanks around it',
			{ accessId: ` ${accessId}`, accessKey: `${accessKey} ` },
		],
		['e-mail and password', { authentication: 'password', email, password }],
	])('succeeds with %s', async (_, data) => {
		expect(await connect(data)).toMatchObject(OK);
	});

	it('signs in anew although there is a session, since it is the key that is tested', async () => {
		const { saved } = await connect();
		simulator.forgetTraffic();
		const again = await connect({ ...(saved as Record<string, string>) });
		expect(again).toMatchObject(OK);
		expect(simulator.received()[0]?.path).toBe('/auth/access/session');
		const gone = await connect({ ...(saved as Record<string, string>), accessKey: 'taken-back' });
		expect(gone.status).toBe('Error');
	});

	it('keeps the session for the first execution, and nothing else', async () => {
		const { saved } = await connect();
		expect(Object.keys(saved).sort()).toEqual(['accessId', 'accessKey', 'apiUrl', 'session']);
		expect(JSON.parse(String(saved.session))).toMatchObject({
			token: expect.stringMatching(/^session-/) as string,
		});
	});

	it('forgives slashes and blanks around the address', async () => {
		expect(await connect({ apiUrl: ` ${simulator.url}// ` })).toMatchObject(OK);
	});

	it('tells a wrong key', async () => {
		await expectFailure(
			{ accessKey: 'wrong' },
			'Voluum did not accept the key (401)',
			/Security → Access keys/,
		);
	});

	it('tells a wrong password', async () => {
		await expectFailure(
			{ authentication: 'password', email, password: 'wrong' },
			'Voluum did not accept the key (401)',
			/e-mail and password/,
		);
	});

	it('tells a plan without API', async () => {
		simulator.planStatus = 402;
		await expectFailure({}, 'The API is not part of this Voluum plan (402)', /which plan/);
	});

	it('tells a key that may sign in and read nothing', async () => {
		simulator.planStatus = 403;
		await expectFailure(
			{},
			'Voluum does not allow this key to do that (403): The subscription does not include this',
			/refuse access keys/,
		);
	});

	itTellsWrongAddresses('Voluum', 'apiUrl', new VoluumSimulator({ conversions: 0 }), expectFailure);

	it('does not call another service Voluum because it answers in JSON', async () => {
		const other = await jsonServer('{"status":"up"}');
		await expectFailure(
			{ apiUrl: other.address },
			'Something other than Voluum answers at 127.0.0.1:PORT',
			/normally https:\/\/api\.voluum\.com/,
		).finally(other.stop);
	});

	it.each<[MisbehaviourKind, string, RegExp]>([
		['notFoundHtml', 'A web page answered instead of the Voluum API (404)', /API URL/],
		['challengePage', 'A web page answered instead of the Voluum API (200)', /API URL/],
		[
			'redirect302',
			'Voluum redirects to http://localhost:PORT/elsewhere, which was not followed',
			/final address/,
		],
		['throttled', 'Voluum asks for fewer requests (429)', /wait a while/],
		['serverError', 'Voluum could not handle the request (500): Simulated error 500', /later/],
		['badGateway', 'Voluum could not handle the request (502)', /later/],
		['invalidJson', 'The answer of Voluum broke off or is not JSON', /proxy/],
		['emptyBody', 'Voluum answered with nothing', /log of the server/],
		['cutBefore', 'The connection to Voluum broke before the answer was complete', /network/],
	])('tells %s, wherever it happens, and the key goes nowhere else', async (kind, what, advice) => {
		simulator.misbehave({ kind, times: 9 });
		await expectFailure({}, what, advice);
		simulator.behave();
		simulator.misbehave({ kind, times: 9, pathIncludes: '/report' });
		await expectFailure({}, what, advice);
		expect(simulator.elsewhere().calls).toBe(0);
	});

	it('tells a server that does not answer in time', async () => {
		simulator.misbehave({ kind: 'hang', times: 1 });
		await expectFailure({}, 'Voluum did not answer in time', /Check the load/);
	});
});

describe('a request', () => {
	const session = (changes: object = {}) =>
		JSON.stringify({ token: 'test-token', renewAt: Date.now() + 60_000, ...changes });
	const base = { accessId, accessKey, apiUrl: 'https://api.voluum.com/' };
	const sign = async (data: Record<string, string>, options = {}) =>
		await new VoluumApi().authenticate({ ...base, ...data }, { url: '/offer', ...options });

	it('without a session asks n8n for one, as a service would', async () => {
		const refused = await sign({}).catch((error: unknown) => error);
		expect(refused).toMatchObject({ response: { status: 401 } });
	});

	it('with the session of another key asks for one of its own', async () => {
		const stray = { session: session({ login: 'another' }) };
		await expect(sign(stray)).rejects.toMatchObject({ response: { status: 401 } });
	});
});
