import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { TgTrackerApi } from '../../credentials/TgTrackerApi.credentials';
import { checkTgTracker } from '../../nodes/shared/trackers/tgTracker/connection';
import type { Send } from '../../nodes/shared/n8n/http';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { sharedByTests } from '../simulators/lifetime';
import { BearerSimulator, ODD, TgtrackSimulator } from '../simulators/tgTracker';
import { expectTold } from './trackerChecks';

const TOKEN = 'tg-test-token';
const KEY = 'report-test-key';
const PATIENT_MS = 120_000;

let now = Date.UTC(2026, 10, 20);
const bearer = sharedByTests(new BearerSimulator({ conversions: 0 }));
const odd = sharedByTests(new BearerSimulator({ conversions: 0, dialect: ODD }));
/** Its clock runs fast enough for a test to follow upon the other. */
const tgtrack = sharedByTests(new TgtrackSimulator({ conversions: 5, now: () => (now += 1_000) }));

/** What the dialogue of the credential says. */
async function connect(data: IDataObject): Promise<string> {
	const typed = { connectionCheck: 'on test', ...data } as Record<string, string>;
	const { message, saved } = await testCredential({ credential: new TgTrackerApi(), data: typed });
	expect(saved).toEqual(typed);
	for (const secret of [TOKEN, KEY, 'wrong-secret']) expect(message).not.toContain(secret);
	return message.replace(/127\.0\.0\.1:\d+/g, 'HOST').replace(/localhost:\d+/g, 'ELSEWHERE');
}

const asBearer = (more: IDataObject = {}) =>
	({ product: 'bearer', url: bearer.api, token: TOKEN, ...more }) as IDataObject;
const asTgtrack = (more: IDataObject = {}) =>
	({ product: 'tgtrack', reportUrl: tgtrack.api, reportKey: KEY, ...more }) as IDataObject;

const FINE = 'Connection successful!';

describe('a Bearer API', () => {
	it.each([
		['as it should be', () => asBearer()],
		['with a slash at the end and blanks', () => asBearer({ url: ` ${bearer.api}/ ` })],
		[
			'with a test path of its own',
			() => asBearer({ customise: true, testPath: 'offers', campaignsPath: '/nowhere' }),
		],
		[
			'of a dialect of its own',
			() =>
				asBearer({
					url: odd.api,
					customise: true,
					campaignsPath: 'ads',
					sizeParameter: 'n',
					rowsField: 'result.items',
				}),
		],
	])('%s is accepted', async (_, data) => {
		expect(await connect(data())).toBe(FINE);
	});

	it.each([
		[
			'a wrong token',
			() => asBearer({ token: 'wrong-secret' }),
			/^TG Tracker did not accept the key \(401\)\. Create a new token/,
		],
		[
			'a wrong base URL',
			() => asBearer({ url: `${bearer.url}/other` }),
			/^TG Tracker found nothing there \(404\): No such route\. The path \/campaigns is unconfirmed.*'Campaigns Path'/,
		],
		[
			'a wrong path of its own',
			() => asBearer({ customise: true, testPath: '/me' }),
			/^TG Tracker found nothing there \(404\).*Check the path \/me under 'Test Path'/,
		],
		[
			'an answer without a list',
			() => asBearer({ customise: true, rowsField: 'items' }),
			/^The address and the token were accepted, but the answer to \/campaigns holds no list.*'Test Path'/,
		],
		[
			'an address that is none',
			() => asBearer({ url: 'not an address' }),
			/^The host name of TG Tracker does not exist \(not an address\)\. Check the spelling/,
		],
		[
			'a host that does not exist',
			() => asBearer({ url: 'http://nowhere.invalid' }),
			/^The host name of TG Tracker does not exist \(nowhere\.invalid\)/,
		],
		[
			'no address',
			() => asBearer({ url: '' }),
			/^The host name of TG Tracker does not exist \(nothing\)/,
		],
	])('%s is told', async (_, data, message) => {
		expect(await connect(data())).toMatch(message);
	});

	const MISBEHAVIOURS: Array<[MisbehaviourKind, RegExp]> = [
		['throttled', /^TG Tracker asks for fewer requests \(429\)/],
		['badGateway', /^TG Tracker could not handle the request \(502\)/],
		['challengePage', /^A web page answered instead of the TG Tracker API \(200\)/],
		[
			'redirect302',
			/^TG Tracker redirects to http:\/\/ELSEWHERE\/elsewhere, which was not followed/,
		],
		['cutBody', /^The connection to TG Tracker broke/],
		['invalidJson', /^The answer of TG Tracker broke off or is not JSON/],
		['emptyBody', /^TG Tracker answered with nothing/],
		['forbidden', /^TG Tracker does not allow this key to do that \(403\)/],
	];
	it.each(MISBEHAVIOURS)('%s is told', async (kind, message) => {
		bearer.misbehave({ kind, times: 9 });
		expect(await connect(asBearer())).toMatch(message);
		expect(bearer.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});
});

describe('TGTrack', () => {
	it('is accepted, by asking for the tags', async () => {
		expect(await connect(asTgtrack())).toBe(FINE);
		const paths = new Set(tgtrack.received().map(({ path }) => path));
		expect([...paths]).toEqual(['/api/get_tags.php']);
	});

	it.each([
		[
			'a wrong key, which TGTrack repeats',
			() => asTgtrack({ reportKey: 'wrong-secret' }),
			/^TGTrack did not accept the key \(200\)\. Copy the report key/,
		],
		[
			'a wrong address',
			() => asTgtrack({ reportUrl: tgtrack.url }),
			/^A web page answered instead of the TGTrack API \(404\)\. Check 'Report URL'/,
		],
		[
			'another service',
			() => asTgtrack({ reportUrl: `${bearer.url}` }),
			/^TGTrack found nothing there \(404\)/,
		],
	])('%s is told', async (_, data, message) => {
		expect(await connect(data())).toMatch(message);
	});

	const MISBEHAVIOURS: Array<[MisbehaviourKind, RegExp]> = [
		['throttled', /^TGTrack asks for fewer requests \(429\)\. TGTrack takes three/],
		['redirect301', /^TGTrack redirects to http:\/\/ELSEWHERE\/elsewhere, which was not followed/],
		['cutBefore', /^The connection to TGTrack broke/],
		['challengePage', /^A web page answered instead of the TGTrack API \(200\)/],
	];
	it.each(MISBEHAVIOURS)('%s is told', async (kind, message) => {
		tgtrack.misbehave({ kind, times: 9 });
		expect(await connect(asTgtrack())).toMatch(message);
		expect(tgtrack.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});
});

it('tells that nothing listens where the server is down', async () => {
	const gone = new BearerSimulator({ conversions: 0 });
	await gone.start();
	const url = gone.api;
	await gone.stop();
	expect(await connect(asBearer({ url }))).toMatch(
		/^Nothing listens at the address of TG Tracker \(HOST\)\. Check that the server is up/,
	);
});

it(
	'tells that the server did not answer in time',
	async () => {
		bearer.misbehave({ kind: 'hang', times: 9 });
		expect(await connect(asBearer())).toMatch(/^TG Tracker did not answer in time/);
	},
	PATIENT_MS,
);

it('gives up after 15 seconds and follows nothing', async () => {
	const check = async (send: Send) => await checkTgTracker(send, asTgtrack());
	await expectTold(check, { code: 'ECONNABORTED' }, 'TGTrack did not answer in time');
});

describe('a request of the node', () => {
	const sign = async (credential: IDataObject, options: IHttpRequestOptions) =>
		await new TgTrackerApi().authenticate(credential as Record<string, string>, options);

	it('has the token in a header', async () => {
		const given = { url: '/conversions', qs: { page: 1 }, headers: { Accept: 'x' } };
		expect(await sign({ ...asBearer(), url: 'example.com/api/' }, given)).toEqual({
			url: 'https://example.com/api/conversions',
			qs: { page: 1 },
			headers: { Accept: 'x', Authorization: `Bearer ${TOKEN}` },
		});
		expect(given).toEqual({ url: '/conversions', qs: { page: 1 }, headers: { Accept: 'x' } });
	});

	it('to TGTrack has the key in the address, with the address of TGTrack by default', async () => {
		const credential = { product: 'tgtrack', reportKey: KEY };
		expect(await sign(credential, { url: '/get_tags.php', qs: { limit: 5 } })).toEqual({
			url: 'https://report.tgtrack.ru/api/get_tags.php',
			qs: { limit: 5, ver: '1.0', platform: 'api', format: 'csv', apiKey: KEY },
		});
	});

	it.each([asBearer, asTgtrack])('carries no key to another host', async (credential) => {
		const options = { url: 'https://elsewhere.example.com/' };
		expect(await sign(credential(), options)).toEqual(options);
	});
});
