import { json, Simulator, type Command, type SimulatedAnswer } from './base';
import { startControl } from './control';

class Shop extends Simulator {
	readonly name = 'shop';
	private stock = 3;

	override readonly commands: Record<string, Command> = {
		take: ({ pieces }) => {
			this.stock -= Number(pieces);
			return { stock: this.stock };
		},
		fail: () => {
			throw new Error('The shop is closed');
		},
		nothing: () => undefined,
		later: async () => Promise.resolve('later'),
	};

	protected handle(): SimulatedAnswer {
		return json(200, { stock: this.stock });
	}
}

const shop = new Shop();
let control: Awaited<ReturnType<typeof startControl>>;

beforeAll(async () => {
	await shop.start();
	control = await startControl([shop]);
});

afterAll(async () => {
	await control.stop();
	await shop.stop();
});

async function ask(method: string, path: string, body?: unknown) {
	const response = await fetch(control.url + path, {
		method,
		body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, value: (await response.json()) as unknown };
}

const status = async (): Promise<number> => (await fetch(shop.url)).status;

it('lists the simulators', async () => {
	expect(await ask('GET', '/')).toEqual({
		status: 200,
		value: [{ name: 'shop', url: shop.url, commands: ['take', 'fail', 'nothing', 'later'] }],
	});
});

it('makes a simulator misbehave and behave', async () => {
	await ask('POST', '/shop/misbehave', { kind: 'badGateway', times: 5 });
	expect(await status()).toBe(502);
	expect(await ask('POST', '/shop/behave')).toEqual({ status: 200, value: null });
	expect(await status()).toBe(200);
});

it('tells what arrived, and forgets it', async () => {
	await ask('POST', '/shop/forget');
	await fetch(`${shop.url}/counter`);
	expect((await ask('GET', '/shop/count')).value).toEqual({
		requestCount: 1,
		elsewhere: { calls: 0, withKey: 0 },
		faults: [],
	});
	expect((await ask('GET', '/shop/received')).value).toMatchObject([
		{ method: 'GET', path: '/counter', answered: 200 },
	]);
});

it('runs commands with their arguments', async () => {
	expect(await ask('POST', '/shop/command/take', { pieces: 2 })).toEqual({
		status: 200,
		value: { stock: 1 },
	});
	expect((await ask('POST', '/shop/command/later')).value).toBe('later');
	expect((await ask('POST', '/shop/command/nothing')).value).toBeNull();
});

it.each([
	['GET', '/bank/count', undefined, 404, "There is no simulator 'bank'"],
	['GET', '/shop/price', undefined, 404, 'There is no GET /shop/price'],
	['POST', '/shop/command/sell', {}, 404, "shop has no command 'sell'"],
	['POST', '/shop/command/toString', {}, 404, "shop has no command 'toString'"],
	['POST', '/shop/command/fail', {}, 400, 'The shop is closed'],
	['POST', '/shop/command/take', '[1]', 400, 'The body must be a JSON object'],
	['POST', '/shop/command/take', '{', 400, 'The body must be a JSON object'],
	['POST', '/shop/misbehave', { kind: 'hang' }, 400, "'times' must be 1 or more"],
])('refuses %s %s %j', async (method, path, body, wanted, error) => {
	expect(await ask(method, path, body)).toEqual({ status: wanted, value: { error } });
});
