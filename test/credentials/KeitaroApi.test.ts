import { KeitaroApi } from '../../credentials/KeitaroApi.credentials';
import { checkKeitaro } from '../../nodes/shared/trackers/keitaro/connection';
import { testCredential } from '../harness';
import { KeitaroSimulator } from '../simulators/keitaro';
import { sharedByTests } from '../simulators/lifetime';
import {
	describeSelfSigned,
	expectTold,
	failureOf,
	itTellsTroubles,
	itTellsWrongAddresses,
} from './trackerChecks';

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
const expectFailure = failureOf(connect, KEY);

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
			'Keitaro did not accept the key (401)',
			/Maintenance → Users/,
		);
	});

	it('tells an edition without API', async () => {
		simulator.commands.setEdition?.({ status: 402 });
		await expectFailure(
			{},
			'The API is not part of this Keitaro plan (402)',
			/Expert, Team or Enterprise/,
		).finally(() => simulator.commands.setEdition?.({ status: 200 }));
	});

	it('tells an address that is not the one of the panel', async () => {
		await expectFailure(
			{ url: inFolder.url },
			'A web page answered instead of the Keitaro API (404)',
			/not a domain that receives/,
		);
	});

	itTellsWrongAddresses('Keitaro', 'url', new KeitaroSimulator({ conversions: 0 }), expectFailure);

	itTellsTroubles(simulator, expectFailure, [
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
	]);
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
		const credential = {
			url: 'tracker.example.com',
			apiKey: KEY,
			currency: 'USD',
			ignoreSslIssues: false,
		};
		await expectTold(async (send) => await checkKeitaro(send, credential), { code }, beginning);
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

describeSelfSigned('Keitaro', connect, expectFailure);
