import {
	clock,
	command,
	counts,
	event,
	HOUR_MS,
	meta,
	NOW,
	NOW_MS,
	post,
	send,
	start,
} from './metaCalls';

beforeEach(async () => await start());

describe('counting', () => {
	it('counts event_name + event_id once, across requests and within one', async () => {
		await send(event(), event(), event({ event_name: 'Lead' }));
		await send(event({ custom_data: { value: 99, currency: 'USD' } }));
		expect(counts()).toMatchObject({
			accepted: 4,
			unique: 2,
			duplicates: 2,
			countedAgain: 0,
			requests: 2,
		});
		expect(command('list')).toEqual({
			total: 2,
			events: [
				{
					event_id: 'conversion-1',
					event_name: 'Purchase',
					event_time: NOW - 60,
					value: 12.5,
					currency: 'EUR',
					copies: 3,
					counted: 1,
				},
				expect.objectContaining({ event_name: 'Lead', copies: 1 }),
			],
		});
	});

	it('keeps the window open for 48 hours from the first copy, not from the last', async () => {
		await send(event());
		clock.ms = NOW_MS + 47 * HOUR_MS;
		await send(event());
		expect(command('countedTwice')).toEqual([]);
		clock.ms = NOW_MS + 48 * HOUR_MS;
		await send(event());
		expect(counts()).toMatchObject({ unique: 1, duplicates: 1, countedAgain: 1 });
		expect(command('countedTwice')).toMatchObject([{ event_id: 'conversion-1', counted: 2 }]);
	});

	it('counts events without an id each time', async () => {
		await send(event({ event_id: undefined }), event({ event_id: undefined }));
		expect(counts()).toMatchObject({ accepted: 2, unique: 0, withoutId: 2 });
	});

	it('keeps test events apart', async () => {
		const { body } = await post({ data: [event()], test_event_code: 'TEST123' });
		expect(body.events_received).toBe(1);
		expect(counts()).toMatchObject({ accepted: 0, unique: 0, test: 1 });
		await send(event());
		expect(counts()).toMatchObject({ accepted: 1, unique: 1, duplicates: 0, test: 1 });
	});

	it('checks test events like others', async () => {
		const body = { data: [event({ event_time: 1 })], test_event_code: 'TEST123' };
		expect((await post(body)).status).toBe(400);
	});

	it('tells whether it has an event, and pages through the list', async () => {
		await send(...['a', 'b', 'c'].map((id) => event({ event_id: id })));
		expect(command('has', { eventId: 'b', eventName: 'Purchase' })).toBe(true);
		expect(command('has', { eventId: 'b', eventName: 'Lead' })).toBe(false);
		expect(command('list', { offset: 1, limit: 1 })).toMatchObject({
			total: 3,
			events: [{ event_id: 'b' }],
		});
	});

	it('forgets everything on reset', async () => {
		await send(event(), event());
		await send('wrong');
		command('errorOnce', { code: 2 });
		command('setThrottled');
		command('reset');
		expect(Object.values(counts()).every((count) => count === 0)).toBe(true);
		expect(meta.requestCount).toBe(0);
		expect((await send(event())).status).toBe(200);
		expect(counts()).toMatchObject({ unique: 1, duplicates: 0 });
	});

	it.each(['cutBody', 'serverErrorAfter', 'emptyBody', 'invalidJson'] as const)(
		'has counted what it took before %s, and counts no resend',
		async (kind) => {
			meta.misbehave({ kind, times: 1 });
			const seen = await send(event()).then(
				({ status }) => status,
				() => 'no answer to read',
			);
			expect(seen).not.toBe(200);
			expect(counts()).toMatchObject({ unique: 1, duplicates: 0 });
			await send(event());
			expect(counts()).toMatchObject({ unique: 1, duplicates: 1 });
		},
	);

	it.each(['cutBefore', 'serverError', 'badGateway', 'throttled'] as const)(
		'has counted nothing when it answered %s',
		async (kind) => {
			meta.misbehave({ kind, times: 1 });
			await send(event()).catch(() => undefined);
			expect(counts()).toMatchObject({ accepted: 0, unique: 0 });
		},
	);
});
