import { WevionApi } from '../../credentials/WevionApi.credentials';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { WevionSimulator, type WevionSimulatorOptions } from '../simulators/wevion';
import { startedUntil } from '../simulators/lifetime';

const running = startedUntil(afterEach);
const started = async (options: WevionSimulatorOptions = {}): Promise<WevionSimulator> =>
	await running(new WevionSimulator(options));

const connect = async (simulator: WevionSimulator, more: Record<string, string> = {}) =>
	await testCredential({
		credential: new WevionApi(),
		data: {
			...{ url: simulator.url, apiKey: simulator.apiKey, sendKeyAs: 'xApiKey' },
			...{ overrides: '{}', connectionCheck: 'on test', ...more },
		},
	});

const paths = (simulator: WevionSimulator) => simulator.received().map(({ path }) => path);

describe.each(['bearer', 'xApiKey'] as const)('a key that is taken as %s', (keyAs) => {
	it('works with that choice, and nothing is stored', async () => {
		const simulator = await started({ keyAs });
		const { status, saved } = await connect(simulator, { sendKeyAs: keyAs });
		expect(status).toBe('OK');
		expect(Object.keys(saved)).not.toContain('answeredAt');
	});

	it('tells the right choice with the other one', async () => {
		const simulator = await started({ keyAs });
		const other = keyAs === 'bearer' ? 'xApiKey' : 'bearer';
		const label = keyAs === 'bearer' ? 'Authorization: Bearer' : 'x-api-key';
		const { status, message } = await connect(simulator, { sendKeyAs: other });
		expect(status).toBe('Error');
		expect(message).toContain(`Wevion takes this key as ${label}`);
		expect(message).toContain("'Send Key As'");
	});
});

it.each([
	['with a slash at the end', (url: string) => `${url}/`],
	['with the prefix of the API', (url: string) => `${url}/api/v1`],
	['with blanks around', (url: string) => ` ${url} `],
])('takes an address %s', async (_, typed) => {
	const simulator = await started();
	expect((await connect(simulator, { url: typed(simulator.url) })).status).toBe('OK');
});

it('asks for the trackers where the key may not see its own profile', async () => {
	const simulator = await started({ scoped: true });
	expect((await connect(simulator)).status).toBe('OK');
	expect(paths(simulator)).toEqual([
		...['/api/v1/auth/me', '/api/v1/trackers', '/api/v1/trackers'],
	]);
});

it('asks at the paths that the user gave', async () => {
	const simulator = await started({ scoped: true });
	const overrides = '{"trackers": "/api/v1/trackers/types"}';
	expect((await connect(simulator, { overrides })).status).toBe('OK');
	expect(paths(simulator)).toContain('/api/v1/trackers/types');
});

it('names the four roles to a key that may not do either', async () => {
	const simulator = await started({ scoped: true });
	simulator.commands.setRole?.({ role: 'finance' });
	const { status, message } = await connect(simulator);
	expect(status).toBe('Error');
	expect(message).toContain('manager, admin, owner or super_admin');
});

it('says which part of Paths and Names is wrong', async () => {
	const simulator = await started();
	const { message } = await connect(simulator, { overrides: '{"trackerz": "/x"}' });
	expect(message).toContain("knows no 'trackerz'");
});

it('tells a wrong key', async () => {
	const simulator = await started();
	const { status, message } = await connect(simulator, { apiKey: 'wrong-key' });
	expect(status).toBe('Error');
	expect(message).toContain('Wevion did not accept the key (401)');
	expect(message).toContain('Settings → API Keys');
	expect(message).not.toContain('wrong-key');
});

it('tells that nothing listens there', async () => {
	const gone = await started();
	const { url } = gone;
	await gone.stop();
	const { message } = await connect(await started(), { url });
	expect(message).toContain('Nothing listens at the address of Wevion');
});

it.each<[MisbehaviourKind, string]>([
	['notFoundHtml', 'A web page answered instead of the Wevion API (404)'],
	['challengePage', 'A web page answered instead of the Wevion API (200)'],
	['throttled', 'Wevion asks for fewer requests (429)'],
	['badGateway', 'Wevion could not handle the request (502)'],
	['redirect302', 'which was not followed'],
	['paymentRequired', 'The API is not part of this Wevion plan (402)'],
])('tells %s, and the key goes nowhere else', async (kind, words) => {
	const simulator = await started();
	simulator.misbehave({ kind, times: 9 });
	const { status, message } = await connect(simulator);
	expect(status).toBe('Error');
	expect(message).toContain(words);
	expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
});

describe('requests', () => {
	const authenticate = new WevionApi().authenticate;
	const DATA = { url: 'api.wevion.example.com/api/v1', apiKey: ' test-key ', overrides: '' };

	it.each([
		['bearer', { Authorization: 'Bearer test-key' }],
		['xApiKey', { 'x-api-key': 'test-key' }],
	])('carry the key as %s, and in no other way', async (sendKeyAs, headers) => {
		const options = await authenticate({ ...DATA, sendKeyAs }, { url: '/api/v1/trackers' });
		expect(options).toEqual({ url: 'https://api.wevion.example.com/api/v1/trackers', headers });
	});

	it('to anywhere else do not', async () => {
		const data = { ...DATA, sendKeyAs: 'xApiKey' };
		const options = await authenticate(data, { url: 'https://other.example.com/' });
		expect(JSON.stringify(options)).not.toContain('test-key');
	});
});
