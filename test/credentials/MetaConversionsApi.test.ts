import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { MetaConversionsApi } from '../../credentials/MetaConversionsApi.credentials';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { MetaSimulator } from '../simulators/meta';
import { startedUntil } from '../simulators/lifetime';
import { jsonServer } from './jsonServer';

const TOKEN = 'meta-test-token';
const PATIENT_MS = 120_000;

const started = startedUntil(afterEach);
let meta: MetaSimulator;
beforeEach(async () => {
	meta = await started(new MetaSimulator());
});

const test = async (more: IDataObject = {}, url = meta.url) =>
	await testCredential({
		credential: new MetaConversionsApi(),
		data: {
			accessToken: TOKEN,
			datasetId: meta.datasetId,
			connectionCheck: 'on test',
			apiUrl: url,
			...(more as Record<string, string>),
		},
	});

const port = () => new URL(meta.url).port;
const NEW_TOKEN =
	'Create a new access token in Events Manager → your dataset → Settings → Conversions API and save it in the Meta Conversions API credential';

it('says that all is well, and stores nothing new', async () => {
	const { status, message, saved } = await test();
	expect({ status, message }).toEqual({ status: 'OK', message: 'Connection successful!' });
	expect(saved).toEqual({
		accessToken: TOKEN,
		datasetId: meta.datasetId,
		apiUrl: meta.url,
		connectionCheck: 'on test',
	});
});

it.each([
	['a slash too many', () => ({ apiUrl: `${meta.url}//` })],
	['blanks around it', () => ({ apiUrl: ` ${meta.url} ` })],
])('forgives %s', async (_what, more) => {
	expect((await test(more())).message).toBe('Connection successful!');
});

// What the user reads in the credential's dialogue.
const WRONG: Array<[string, () => IDataObject, () => string]> = [
	[
		'another token',
		() => ({ accessToken: 'other' }),
		() => `Meta refused it: Invalid OAuth access token - it cannot be read. ${NEW_TOKEN}.`,
	],
	[
		'another dataset',
		() => ({ datasetId: '999' }),
		() =>
			"Meta refused it: The object does not exist, or the token may not use it, or it cannot do this. Check 'Dataset ID' and 'API URL' in the Meta Conversions API credential, and that the token was made for this dataset.",
	],
	[
		'a version in the address',
		() => ({ apiUrl: `${meta.url}/v25.0` }),
		() =>
			"Meta refused it: Unknown path components. Check 'Dataset ID' and 'API URL' in the Meta Conversions API credential, and that the token was made for this dataset.",
	],
	[
		'an address that is none',
		() => ({ apiUrl: 'graph' }),
		() =>
			'The host name of Meta does not exist (graph). Check the spelling of the URL in the Meta Conversions API credential.',
	],
	[
		'a host that does not exist',
		() => ({ apiUrl: 'http://nowhere.invalid' }),
		() =>
			'The host name of Meta does not exist (nowhere.invalid). Check the spelling of the URL in the Meta Conversions API credential.',
	],
];

it.each(WRONG)('says what is wrong with %s', async (_what, more, message) => {
	expect(await test(more())).toMatchObject({ status: 'Error', message: message() });
});

const MISBEHAVIOURS: Array<[MisbehaviourKind, () => string]> = [
	[
		'throttled',
		() =>
			'Meta refused it: (#4) The application reached its request limit. Nothing was lost: wait a while, or run less often.',
	],
	[
		'badGateway',
		() =>
			'Meta could not handle the request (502). This is on the server and usually passes: try again later.',
	],
	[
		'challengePage',
		() =>
			"A web page answered instead of the Meta API (200). Check 'API URL' in the Meta Conversions API credential; it is normally https://graph.facebook.com.",
	],
	[
		'notFoundHtml',
		() =>
			"A web page answered instead of the Meta API (404). Check 'API URL' in the Meta Conversions API credential; it is normally https://graph.facebook.com.",
	],
	[
		'redirect302',
		() =>
			`Meta redirects to http://localhost:${port()}/elsewhere, which was not followed. Put the final address into the Meta Conversions API credential (check http or https), so that the key goes nowhere else.`,
	],
	[
		'cutBody',
		() =>
			'The connection to Meta broke before the answer was complete. Try again; if it stays, look at the network between n8n and the server.',
	],
	[
		'invalidJson',
		() =>
			'The answer of Meta broke off or is not JSON. Try again; if it stays, look at the proxy between n8n and the server.',
	],
	[
		'emptyBody',
		() => 'Meta answered with nothing. Try again; if it stays, look at the log of the server.',
	],
	[
		'forbidden',
		() =>
			'Meta refused it: (#10) The application may not do this. Give the system user of the token access to the dataset in Business Settings, then run again.',
	],
];

it.each(MISBEHAVIOURS)('says what is wrong when Meta answers with %s', async (kind, message) => {
	meta.misbehave({ kind, times: 1_000 });
	expect(await test()).toMatchObject({ status: 'Error', message: message() });
	expect(meta.elsewhere()).toEqual({ calls: 0, withKey: 0 });
});

it('says that nothing listens where the server is down', async () => {
	const { url } = meta;
	await meta.stop();
	expect((await test({}, url)).message).toBe(
		`Nothing listens at the address of Meta (${new URL(url).host}). Check that the server is up, and the host and port in the Meta Conversions API credential.`,
	);
});

it(
	'says that the server did not answer in time',
	async () => {
		meta.misbehave({ kind: 'hang', times: 1_000 });
		expect((await test()).message).toBe(
			'Meta did not answer in time. Check the load of the server and any firewall between, then try again.',
		);
	},
	PATIENT_MS,
);

it('does not call another service Meta because it answers in JSON', async () => {
	const { address: apiUrl, stop } = await jsonServer('{"status":"up"}');
	try {
		expect(await test({ apiUrl })).toMatchObject({
			status: 'Error',
			message: `Something other than Meta answers at ${new URL(apiUrl).host}. Check 'API URL' in the Meta Conversions API credential; it is normally https://graph.facebook.com.`,
		});
	} finally {
		await stop();
	}
});

it('never shows the token', async () => {
	for (const more of [
		{ datasetId: '999' },
		{ apiUrl: 'graph' },
		{ accessToken: 'EAABtestTESTtestTESTtest01' },
	]) {
		const { message } = await test(more);
		expect(message).not.toContain(TOKEN);
		expect(message).not.toContain('EAAB');
	}
});

describe('a request of the node', () => {
	const sign = async (options: IHttpRequestOptions, apiUrl = 'https://graph.facebook.com/') =>
		await new MetaConversionsApi().authenticate(
			{ accessToken: 'test-key', datasetId: '1', apiUrl },
			options,
		);

	it('goes to the host of the credential with the token in a header', async () => {
		const given = { url: '/v25.0/1/events', headers: { Accept: 'application/json' } };
		expect(await sign(given)).toEqual({
			url: 'https://graph.facebook.com/v25.0/1/events',
			headers: { Accept: 'application/json', Authorization: 'Bearer test-key' },
		});
		expect(given).toEqual({ url: '/v25.0/1/events', headers: { Accept: 'application/json' } });
	});

	it("goes to Meta's own host where the address was emptied", async () => {
		expect((await sign({ url: '/x' }, ' ')).url).toBe('https://graph.facebook.com/x');
	});
});
