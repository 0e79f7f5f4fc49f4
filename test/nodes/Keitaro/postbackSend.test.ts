import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { runOperation } from './support/account';
import { allRequestsMade } from '../../harness/expected-requests';

async function listening(server: Server): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pb`;
}

async function closed(server: Server): Promise<void> {
	server.close();
	server.closeAllConnections();
	await once(server, 'close');
}

afterEach(allRequestsMade);

const TARGET = 'https://network.example.com';
const conversion = {
	...{
		id: 'e1',
		clickId: 'click 1',
		trackerStatus: 'sale',
		revenue: 10,
		cost: 0.5,
		currency: null,
	},
	...{ transactionId: 'T&1', campaign: { id: '12', name: 'Näme' }, geo: { country: 'DE' } },
	subIds: { sub_1: 'a/b', sub_2: '{unfilled}' },
};
const send = async (parameters: IDataObject, items: IDataObject[] = [conversion]) =>
	(await runOperation('postback.send', parameters as never, { items })).items;

describe('Postback: Send', () => {
	it('fills in the macros of each item and says what became of it', async () => {
		nock(TARGET, { badheaders: ['api-key'] })
			.get('/pb?c=click%201&s=1&r=10&p=9.5&cur=USD&n=N%C3%A4me&raw=a/b&e=&u={nonsense}')
			.reply(200, 'OK')
			.get('/pb?c=click%202&s=0&r=10&p=9.5&cur=USD&n=N%C3%A4me&raw=a/b&e=&u={nonsense}')
			.reply(204);
		const url = `${TARGET}/pb?c={subid}&s={status:lead=0 sale=1}&r={revenue}&p={profit}&cur={currency}&n={campaign_name}&raw={_sub_id_1}&e={sub_id_2}&u={nonsense}`;
		const results = await send({ url, options: { currency: 'usd', id: '7', name: 'Mine' } }, [
			conversion,
			{ ...conversion, clickId: 'click 2', trackerStatus: 'lead' },
		]);
		expect(results).toMatchObject([
			{
				...{ outcome: 'sent', id: '7', name: 'Mine', clickId: 'click 1', status: 'sale' },
				...{ attempts: 1, response: { status: 200, body: 'OK' } },
				unknownMacros: ['{nonsense}'],
			},
			{ outcome: 'sent', clickId: 'click 2', status: 'lead', response: { status: 204, body: '' } },
		]);
	});

	it.each<[string, IDataObject, string]>([
		['an inactive one', { state: 'inactive' }, 'The postback is inactive'],
		[
			'another trigger',
			{ trigger: 'leads' },
			"The trigger is leads only, and the status is 'sale'",
		],
		[
			'a word that means something else here',
			{ trigger: 'sales', statusWords: { rejected: 'sale' } },
			'The trigger is sales only',
		],
		['another campaign', { filters: { campaigns: '1, 2' } }, "Campaign '12'"],
		['another country', { filters: { countries: 'PL,FR' } }, "Country 'DE'"],
	])('skips %s', async (_, rules, reason) => {
		const [result] = await send({ url: `${TARGET}/pb`, ...rules });
		expect(result).toMatchObject({ outcome: 'skipped', attempts: 0 });
		expect(result?.reason).toContain(reason);
	});

	it.each<[IDataObject]>([
		[{ trigger: 'sales' }],
		[{ trigger: 'leads', statusWords: { lead: 'hold, sale' } }],
		[{ trigger: 'deposits', statusWords: { deposit: 'Sale' } }],
		[{ trigger: 'registrations', statusWords: { registration: 'sale' } }],
		[{ filters: { campaigns: '12', countries: 'de' } }],
	])('sends it when %j lets it through', async (rules) => {
		nock(TARGET).get('/pb').reply(200);
		expect(await send({ url: `${TARGET}/pb`, ...rules })).toMatchObject([{ outcome: 'sent' }]);
	});

	const pairs = (...items: Array<[string, string]>) => ({
		items: items.map(([name, value]) => ({ name, value })),
	});

	it.each<[string, RegExp, nock.RequestBodyMatcher]>([
		['form', /^application\/x-www-form-urlencoded/, { tx: 'T&1', key: 's3cret-value' }],
		['json', /^application\/json/, { tx: 'T&1', key: 's3cret-value' }],
	])('posts parameters, headers and key as %s, and shows no secret', async (format, type, body) => {
		nock(TARGET, {
			reqheaders: {
				'content-type': (given) => type.test(given),
				'x-token': 'h3ader',
				'x-id': 'click 1',
			},
		})
			.post('/pb?a=1', body)
			.reply(200, 'got s3cret-value');
		const [result] = await send({
			...{ url: `${TARGET}/pb?a=1`, method: 'POST' },
			options: {
				...{ bodyFormat: format, postbackKey: 's3cret-value' },
				headers: pairs(['X-Token', 'h3ader'], ['X-Id', '{subid}']),
				parameters: pairs(['tx', '{tid}']),
			},
		});
		expect(result).toMatchObject({
			outcome: 'sent',
			response: { body: 'got ***' },
			request: { method: 'POST', headers: { 'X-Token': '***', 'X-Id': 'click 1' } },
		});
		expect(JSON.stringify(result)).not.toMatch(/s3cret|h3ader/);
	});

	it('puts the key where the URL wants it', async () => {
		nock(TARGET).get('/s3cret/pb?extra=x%20y').reply(200);
		const [result] = await send({
			url: `${TARGET}/{postback_key}/pb`,
			options: { postbackKey: 's3cret', parameters: pairs(['extra', 'x y']) },
		});
		expect(result).toMatchObject({
			outcome: 'sent',
			request: { url: `${TARGET}/***/pb?extra=x%20y` },
		});
	});

	const patient = { options: { retries: 2, retryDelay: 0 } };

	it.each<[string, (scope: nock.Scope) => unknown]>([
		['a server error', (scope) => scope.get('/pb').reply(503)],
		['a full queue', (scope) => scope.get('/pb').reply(429, '', { 'retry-after': '0' })],
	])('tries again after %s', async (_, fail) => {
		fail(nock(TARGET));
		nock(TARGET).get('/pb').reply(200);
		const results = await send({ url: `${TARGET}/pb`, ...patient });
		expect(results).toMatchObject([{ outcome: 'sent', attempts: 2 }]);
	});

	it('tries again after a lost connection', async () => {
		let calls = 0;
		const server = createServer((request, response) => {
			calls += 1;
			if (calls === 1) request.socket.destroy();
			else response.end('OK');
		});
		const url = await listening(server);
		expect(await send({ url, ...patient })).toMatchObject([{ outcome: 'sent', attempts: 2 }]);
		await closed(server);
	});

	it('tries again where nothing listens, and says so in the end', async () => {
		const server = createServer();
		const url = await listening(server);
		await closed(server);
		expect(await send({ url, ...patient })).toMatchObject([
			{
				...{ outcome: 'failed', attempts: 3, response: null },
				reason: expect.stringContaining('Nothing listens at the address'),
			},
		]);
	});

	it('gives up after the chosen number of retries, and says why', async () => {
		nock(TARGET).get('/pb').times(3).reply(500, 'down');
		const results = await send({ url: `${TARGET}/pb`, ...patient });
		expect(results).toMatchObject([
			{
				...{ outcome: 'failed', attempts: 3, response: { status: 500, body: 'down' } },
				reason: expect.stringContaining('The receiver could not handle the request (500)'),
			},
		]);
	});

	it.each([
		['what the receiver refuses', 400, {}, 'refused the request (400)'],
		['a redirect', 302, { location: 'https://other.example.com/' }, 'which was not followed'],
	])('does not repeat or follow %s', async (_, status, headers, reason) => {
		nock(TARGET).get('/pb').reply(status, '', headers);
		const results = await send({ url: `${TARGET}/pb`, ...patient });
		expect(results).toMatchObject([
			{ outcome: 'failed', attempts: 1, reason: expect.stringContaining(reason) },
		]);
	});

	it('refuses what is no address before anything is sent', async () => {
		await expect(send({ url: 'ftp://x.example.com/' })).rejects.toThrow(
			"'URL' is not an address that begins with http:// or https://",
		);
	});
});

describe('Postback: Test', () => {
	it('fires once with made-up values and shows request and answer', async () => {
		nock(TARGET).get('/pb?c=test-click&st=sale&sum=25&tid=test-1').reply(500, 'no');
		const { items } = await runOperation('postback.test', {
			url: `${TARGET}/pb?c={subid}&st={status}&sum={payout}&tid={tid}`,
			sample: { revenue: '25' },
		});
		expect(items).toEqual([
			{
				success: false,
				request: {
					method: 'GET',
					url: `${TARGET}/pb?c=test-click&st=sale&sum=25&tid=test-1`,
					headers: {},
				},
				response: { status: 500, body: 'no' },
				reason: expect.stringContaining('(500)'),
				unknownMacros: [],
			},
		]);
	});
});
