import nock from 'nock';
import { listSearch, loadOptions, testCredential } from '.';
import { BodyRefusalApi, HeaderKeyApi, SessionApi } from './fixtures/credentials';
import { Lookup } from './fixtures/nodes';
import { API, key, nothingLeft } from './fixtures/lookup';

afterEach(nothingLeft);

describe('lists in the editor', () => {
	it('loads options with the parameters as they stand', async () => {
		const options = await loadOptions({ node: new Lookup(), method: 'getPaths' });
		expect(options).toEqual([{ name: '/things', value: '/things' }]);
	});

	it('searches with filter, page and credentials', async () => {
		const found = await listSearch({
			node: new Lookup(),
			method: 'searchThings',
			filter: 'abc',
			paginationToken: '1',
			credentials: { headerKeyApi: key() },
		});
		expect(found).toEqual({
			results: [{ name: 'abc 1 test-key', value: 1 }],
			paginationToken: '2',
		});
	});

	it('names the method that is missing', async () => {
		await expect(loadOptions({ node: new Lookup(), method: 'nothing' })).rejects.toThrow(
			'"nothing"',
		);
	});
});

describe('testCredential', () => {
	const data = { apiKey: 'test-key' };

	it('says when all is well', async () => {
		nock(API).get('/me').query(true).matchHeader('api-key', 'test-key').reply(200, {});
		expect(await testCredential({ credential: new HeaderKeyApi(), data })).toMatchObject({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it.each([
		// n8n sends a request refused with 401 a second time, whether or not a token can be refreshed.
		[401, 2, 'The key was refused'],
		[403, 1, 'Forbidden'],
	])('shows for status %i, received %i times: %s', async (status, times, message) => {
		nock(API).get('/me').query(true).times(times).reply(status, {});
		expect(await testCredential({ credential: new HeaderKeyApi(), data })).toMatchObject({
			status: 'Error',
			message,
		});
	});

	it('reads a refusal in the body of a 200', async () => {
		nock(API)
			.get('/me')
			.query(true)
			.reply(200, { error: { code: 7 } });
		expect(await testCredential({ credential: new BodyRefusalApi(), data })).toMatchObject({
			status: 'Error',
			message: 'The body says no',
		});
	});

	it('fetches a new token when the stored one is refused, as n8n does anywhere', async () => {
		nock(API)
			.get('/me')
			.matchHeader('x-token', 'old')
			.reply(401)
			.post('/session')
			.reply(200, { token: 'fresh' })
			.get('/me')
			.matchHeader('x-token', 'fresh')
			.reply(200, {});
		const credential = new SessionApi();
		expect(await testCredential({ credential, data: { sessionToken: 'old' } })).toEqual({
			status: 'OK',
			message: 'Connection successful!',
			saved: { sessionToken: 'fresh' },
		});
	});

	it('keeps a stored token that is accepted: n8n does not know its own test node', async () => {
		nock(API).get('/me').matchHeader('x-token', 'old').reply(200, {});
		const credential = new SessionApi();
		expect(await testCredential({ credential, data: { sessionToken: 'old' } })).toMatchObject({
			status: 'OK',
			saved: { sessionToken: 'old' },
		});
	});
});
