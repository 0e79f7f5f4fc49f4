import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { KeitaroApi } from '../../credentials/KeitaroApi.credentials';
import { checkKeitaro } from '../../nodes/shared/trackers/keitaro/connection';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { KeitaroSimulator } from '../simulators/keitaro';
import { sharedByTests } from '../simulators/lifetime';
import { selfSigned } from './selfSigned';

const KEY = 'keitaro-test-key';

const simulator = sharedByTests(new KeitaroSimulator({ conversions: 0 }));
const inFolder = sharedByTests(new KeitaroSimulator({ conversions: 0, panelPath: '/panel' }));

const connect = async (data: Record<string, string | boolean> = {}) =>
	await testCredential({
		credential: new KeitaroApi(),
		data: { url: simulator.url, apiKey: KEY, ...data },
	});

const REDIRECTED = 'Keitaro redirects to http://localhost:PORT/elsewhere, which was not followed';
const CUT = 'The connection to Keitaro broke before the answer was complete';

const OK = { status: 'OK', message: 'Connection successful!' };
/** What happened, and then what to do: the dialogue shows nothing else. */
const failed = (what: string, advice: RegExp) => ({ what, advice });

async function expectFailure(
	data: Record<string, string | boolean>,
	{ what, advice }: ReturnType<typeof failed>,
): Promise<void> {
	const { status, message } = await connect(data);
	expect(status).toBe('Error');
	expect(message.replace(/:\d{4,5}/, ':PORT').slice(0, what.length + 2)).toBe(`${what}. `);
	expect(message.slice(what.length)).toMatch(advice);
	expect(message).not.toContain(KEY);
}

describe('the connection test', () => {
	it.each([
		['as it should be', (base: string) => base],
		['with a slash at the end', (base: string) => `${base}/`],
		['pasted from the panel', (base: string) => `${base}/admin/#!/campaigns`],
		['with the path of the API', (base: string) => `${base}/admin_api/v1`],
		['with blanks around', (base: string) => ` ${base} `],
	])('succeeds with the address %s', async (_, typed) => {
		expect(await connect({ url: typed(simulator.url) })).toMatchObject(OK);
		expect(simulator.received().map(({ path }) => path)).toEqual(
			simulator.received().map(() => '/admin_api/v1/groups'),
		);
	});

	it('succeeds with a panel in a sub-folder', async () => {
		expect(await connect({ url: `${inFolder.url}/panel/admin` })).toMatchObject(OK);
	});

	it('stores nothing in the credential', async () => {
		expect((await connect()).saved).toEqual({ url: simulator.url, apiKey: KEY });
	});

	it('tells a wrong key', async () => {
		await expectFailure(
			{ apiKey: 'wrong' },
			failed('Keitaro did not accept the key (401)', /Maintenance → Users/),
		);
	});

	it('tells an edition without API', async () => {
		simulator.commands.setEdition?.({ status: 402 });
		await expectFailure(
			{},
			failed('The API is not part of this Keitaro plan (402)', /Expert, Team or Enterprise/),
		).finally(() => simulator.commands.setEdition?.({ status: 200 }));
	});

	it('tells an address that is not the one of the panel', async () => {
		await expectFailure(
			{ url: inFolder.url },
			failed('A web page answered instead of the Keitaro API (404)', /not a domain that receives/),
		);
	});

	it('tells that nothing listens there', async () => {
		const gone = new KeitaroSimulator({ conversions: 0 });
		const address = await gone.start();
		await gone.stop();
		await expectFailure(
			{ url: address },
			failed('Nothing listens at the address of Keitaro (127.0.0.1:PORT)', /server is up/),
		);
	});

	it('tells an address that is none, rather than what a server would have answered', async () => {
		await expectFailure(
			{ url: 'not an address' },
			failed('The host name of Keitaro does not exist (not an address)', /Check the spelling/),
		);
	});

	it.each<[MisbehaviourKind, string, RegExp]>([
		['notFoundHtml', 'A web page answered instead of the Keitaro API (404)', /panel/],
		['challengePage', 'A web page answered instead of the Keitaro API (200)', /panel/],
		[
			'forbidden',
			'Keitaro does not allow this key to do that (403): Simulated error 403',
			/access/,
		],
		['redirect301', REDIRECTED, /final address/],
		['redirect302', REDIRECTED, /final address/],
		['throttled', 'Keitaro asks for fewer requests (429)', /wait a while/],
		['serverError', 'Keitaro could not handle the request (500): Simulated error 500', /later/],
		['badGateway', 'Keitaro could not handle the request (502)', /later/],
		['invalidJson', 'The answer of Keitaro broke off or is not JSON', /proxy/],
		['emptyBody', 'Keitaro answered with nothing', /log of the server/],
		['cutBefore', CUT, /network/],
		['cutBody', CUT, /network/],
	])('tells %s, and the key goes nowhere else', async (kind, what, advice) => {
		simulator.misbehave({ kind, times: 9 });
		await expectFailure({}, failed(what, advice));
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});
});

/** What Node and axios call the troubles that no server here can be made to have. */
describe.each([
	['ECONNABORTED', 'Keitaro did not answer in time. Check the load'],
	['ETIMEDOUT', 'Keitaro did not answer in time. Check the load'],
	[
		'ENOTFOUND',
		'The host name of Keitaro does not exist (tracker.example.com). Check the spelling',
	],
	['CERT_HAS_EXPIRED', 'The certificate of Keitaro is not trusted. Install a valid certificate'],
])('a connection that fails with %s', (code, beginning) => {
	it(`is told as: ${beginning} …`, async () => {
		const asked: IHttpRequestOptions[] = [];
		const send = async (options: IHttpRequestOptions) => {
			asked.push(options);
			return await Promise.reject(Object.assign(new Error('failed'), { code }));
		};
		const credential = {
			url: 'tracker.example.com',
			apiKey: KEY,
			currency: 'USD',
			ignoreSslIssues: false,
		};
		await expect(checkKeitaro(send, credential)).rejects.toThrow(beginning);
		expect(asked).toMatchObject([{ timeout: 15_000, disableFollowRedirect: true }]);
	});

	it('doubts the address when another API answers there', async () => {
		const credential = { url: simulator.url, apiKey: KEY, currency: 'USD', ignoreSslIssues: false };
		const body = JSON.stringify({ error: 'no such route' });
		const send = async () => await Promise.resolve({ statusCode: 404, headers: {}, body });
		await expect(checkKeitaro(send, credential)).rejects.toThrow(
			/found nothing there \(404\): no such route\. .*not a domain that receives traffic/,
		);
	});
});

describe('a self-signed certificate', () => {
	let server: Server;
	let address: string;

	beforeAll(async () => {
		server = createServer(selfSigned(), (_, response) => {
			response.setHeader('content-type', 'application/json');
			response.end('[]');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	it('is refused, and the message says so', async () => {
		await expectFailure(
			{ url: address },
			failed('The certificate of Keitaro is not trusted', /Ignore SSL Issues/),
		);
	});

	it('is accepted when the user says so', async () => {
		expect(await connect({ url: address, ignoreSslIssues: true })).toMatchObject(OK);
	});
});
