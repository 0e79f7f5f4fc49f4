import { DateTime } from 'luxon';
import { ODD } from '../../../../simulators/tgTracker';
import { conversions, start, TOKEN, WHOLE } from './bearerAccount';
import { NOW, problemOf, settingsOf } from './support';

describe('a path that leads nowhere', () => {
	it('is called unconfirmed while it is the default, with the place to change it', async () => {
		const error = await problemOf(conversions(await start({ dialect: ODD }, { customise: false })));
		expect(error.message).toBe('TG Tracker found nothing there (404): No such route');
		expect(error.advice).toMatch(
			/^The path \/conversions is unconfirmed.* under 'Conversions Path' in the TG Tracker API/,
		);
	});

	it('is asked to be checked where the user has set it', async () => {
		const error = await problemOf(conversions(await start({}, { conversionsPath: 'events' })));
		expect(error.advice).toBe(
			"Check the path /events under 'Conversions Path' in the TG Tracker API credential",
		);
	});

	it('is told as one that a web server answers for', async () => {
		const started = await start();
		started.simulator.misbehave({ kind: 'notFoundHtml', times: 9 });
		const error = await problemOf(conversions(started));
		expect(error.message).toBe('A web page answered instead of the TG Tracker API (404)');
		expect(error.advice).toMatch(/The path \/conversions is unconfirmed.*check the base URL/);
	});
});

describe('requests', () => {
	it('are two at most when there is nothing new', async () => {
		const started = await start();
		const idle = { from: DateTime.fromMillis(NOW).plus({ seconds: 1 }) };
		expect(await conversions(started, idle)).toEqual([]);
		expect(started.simulator.requestCount).toBeLessThanOrEqual(2);
	});

	it.each([
		['with a total', { pageSize: 100 }, 12],
		['without one', { pageSize: 100, totalField: 'none' }, 13],
	])('are as many as the page size needs, %s', async (_, more, count) => {
		const started = await start({ conversions: 1_200 }, more);
		await conversions(started);
		expect(started.simulator.requestCount).toBe(count);
	});

	it('carry the token in a header and nowhere else', async () => {
		const started = await start();
		await conversions(started);
		for (const { headers, query } of started.simulator.received()) {
			expect(headers.authorization).toBe('***');
			expect(JSON.stringify(query)).not.toContain(TOKEN);
		}
	});
});

describe('misbehaviour', () => {
	it.each([
		'throttled',
		'serverError',
		'badGateway',
		'cutBody',
		'invalidJson',
		'emptyBody',
	] as const)('%s once is waited out, and nothing is missed or doubled', async (kind) => {
		const calm = await conversions(await start());
		const started = await start();
		started.simulator.misbehave({ kind, times: 1 });
		expect(await conversions(started)).toEqual(calm);
		expect(started.clock.waits.length).toBe(1);
	});

	it('a page with fewer rows than it claims is read again', async () => {
		const calm = await conversions(await start());
		const started = await start({}, { pageSize: 100 });
		started.simulator.misbehave({ kind: 'partialPage', times: 1, skip: 1 });
		expect(await conversions(started)).toEqual(calm);
	});

	it('pages that stay short stop the reading rather than leaving a hole', async () => {
		const started = await start({}, { pageSize: 100 });
		started.simulator.misbehave({ kind: 'partialPage', times: 99 });
		const error = await problemOf(conversions(started));
		expect(error.message).toBe('The answer of TG Tracker broke off or is not JSON');
	});

	it('a redirect is not followed', async () => {
		const started = await start();
		started.simulator.misbehave({ kind: 'redirect302', times: 9 });
		const error = await problemOf(conversions(started));
		expect(error.message).toContain('which was not followed');
		expect(started.simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});

	it('a wrong token is told', async () => {
		const error = await problemOf(conversions(await start({}, { token: 'other' })));
		expect(error.message).toBe('TG Tracker did not accept the key (401)');
		expect(error.advice).toContain("'API Token'");
	});
});

describe('settings', () => {
	it('keep only the campaigns that are wanted', async () => {
		const started = await start();
		const found = await conversions(started, WHOLE, settingsOf({ campaignIds: ['1', '4'] }));
		const ids = new Set(found.map(({ campaign }) => campaign.id));
		expect([...ids].sort()).toEqual(['1', '4']);
	});

	it('hand out the row itself when asked to', async () => {
		const started = await start({ conversions: 3 });
		const [first] = await conversions(started, WHOLE, settingsOf({ includeRaw: true }));
		expect(first?.raw).toMatchObject({ id: first?.id, note: { seen: true } });
	});

	it.each([
		['{"revenue": ', 'it is not a JSON object'],
		['[]', 'it is not a JSON object'],
		['{"price": "x"}', "there is no field 'price'"],
		['{"revenue": 5}', "'revenue' must be a text or a list of texts"],
	])('that cannot be used are told: %s', async (fieldNames, what) => {
		const error = await problemOf(conversions(await start({}, { fieldNames })));
		expect(error.message).toBe(
			`'Field Names' in the TG Tracker API credential cannot be used: ${what}`,
		);
	});

	it('that find no list say where to name it', async () => {
		const error = await problemOf(conversions(await start({}, { rowsField: 'items' })));
		expect(error.message).toBe(
			"The answer of TG Tracker to /conversions holds no list under 'items'",
		);
		expect(error.advice).toContain("'Rows Field'");
	});

	it('that find no time list the names there are', async () => {
		const started = await start(
			{ dialect: ODD },
			{ fieldNames: '{"clickedAt": "none"}', timeFilter: 'converted' },
		);
		const error = await problemOf(conversions(started));
		expect(error.advice).toContain('{"convertedAt": "date"}');
		expect(error.advice).toContain('joined');
	});
});
