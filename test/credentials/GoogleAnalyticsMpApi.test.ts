import type { IDataObject } from 'n8n-workflow';

import { GoogleAnalyticsMpApi } from '../../credentials/GoogleAnalyticsMpApi.credentials';
import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { AnalyticsSimulator } from '../simulators/googleAnalytics';
import { startedUntil } from '../simulators/lifetime';

const started = startedUntil(afterEach);
let google: AnalyticsSimulator;
beforeEach(async () => {
	google = await started(new AnalyticsSimulator());
});

const test = async (more: IDataObject = {}) =>
	await testCredential({
		credential: new GoogleAnalyticsMpApi(),
		data: {
			measurementId: google.measurementId,
			apiSecret: google.apiSecret,
			region: 'global',
			apiUrl: google.url,
			connectionCheck: 'on test',
			...(more as Record<string, string>),
		},
	});

it('says that all is well, and counts nothing', async () => {
	const { status, message } = await test();
	expect({ status, message }).toEqual({ status: 'OK', message: 'Connection successful!' });
	expect(google.counts()).toMatchObject({ unique: 0 });
	expect(google.received().every(({ path }) => path === '/debug/mp/collect')).toBe(true);
});

// What the user reads in the credential's dialogue.
it.each<[string, IDataObject, string]>([
	[
		'the number of a stream',
		{ measurementId: '1234567' },
		"'Measurement ID' is not one. Take the value that begins with G-",
	],
	['an old property', { measurementId: 'UA-12345-1' }, "'Measurement ID' is not one."],
	['no secret', { apiSecret: ' ' }, "'API Secret' is empty. Create one in Google Analytics"],
	[
		'an address that is none',
		{ apiUrl: 'analytics' },
		'The host name of Google Analytics does not exist (analytics).',
	],
	[
		'a host that does not exist',
		{ apiUrl: 'http://nowhere.invalid' },
		'The host name of Google Analytics does not exist (nowhere.invalid).',
	],
])('says what is wrong with %s', async (_what, more, message) => {
	const result = await test(more);
	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
});

it.each<[MisbehaviourKind, string]>([
	['badGateway', 'Google Analytics could not handle the request (502).'],
	['challengePage', 'A web page answered instead of the Google Analytics API (200).'],
	['notFoundHtml', 'A web page answered instead of the Google Analytics API (404).'],
	['redirect302', 'which was not followed'],
	['throttled', 'Google Analytics asks for fewer requests (429).'],
])('says of %s what happened, without the secret', async (kind, message) => {
	google.misbehave({ kind, times: 1 });
	const result = await test();
	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
	expect(result.message).not.toContain(google.apiSecret);
	expect(google.elsewhere()).toEqual({ calls: 0, withKey: 0 });
});
