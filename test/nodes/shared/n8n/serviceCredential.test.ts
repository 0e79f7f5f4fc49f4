import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { signedBy } from '../../../../nodes/shared/n8n/serviceCredential';

const sign = signedBy<{ key: string; trusting: boolean }>(
	() => 'https://api.example.com/v1',
	({ key, trusting }) => ({
		headers: { 'X-Key': key },
		query: { key },
		skipSslCertificateValidation: trusting,
	}),
);
const signed = async (options: IHttpRequestOptions, trusting = false) =>
	await sign({ key: 'test-key', trusting } as ICredentialDataDecryptedObject, options);

it.each([
	['a path', '/events', 'https://api.example.com/v1/events'],
	['another path of the host', 'https://api.example.com/v2/x', 'https://api.example.com/v2/x'],
])('signs %s', async (_what, url, expected) => {
	const given = { url, headers: { Accept: 'a/b' }, qs: { page: 1 } };
	expect(await signed(given)).toEqual({
		url: expected,
		headers: { Accept: 'a/b', 'X-Key': 'test-key' },
		qs: { page: 1, key: 'test-key' },
	});
	expect(given.headers).toEqual({ Accept: 'a/b' });
});

it.each([
	'https://other.example.com/v1/events',
	'https://api.example.com.evil.example/v1',
	'https://api.example.com:8443/v1',
	'http://api.example.com/v1/events',
	'https://api.example.com@evil.example/v1',
	'no address',
])('tells %s no key', async (url) => {
	expect(JSON.stringify(await signed({ url }))).not.toContain('test-key');
});

it('trusts a certificate of its own making only where the user said so, on every host', async () => {
	expect(await signed({ url: '/x' })).not.toHaveProperty('skipSslCertificateValidation');
	for (const url of ['/x', 'https://go.example.com/click']) {
		expect(await signed({ url }, true)).toHaveProperty('skipSslCertificateValidation', true);
	}
});
