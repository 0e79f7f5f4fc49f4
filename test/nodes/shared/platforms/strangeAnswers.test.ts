import type { Outcome } from '../../../../nodes/shared/n8n/http';
import { problemOfAnswer } from '../../../../nodes/shared/n8n/problem';
import { discreet } from '../../../../nodes/shared/platforms/discretion';
import { PLATFORMS } from '../../../../nodes/shared/platforms/registry';
import { failed } from '../../../../nodes/shared/platforms/result';
import { exampleConversion } from './examples';

/** What a proxy, a new version or a fault of the platform can make of an answer; all found by test/fuzz. */

function outcomeOf(status: number, body: unknown): Outcome {
	const text = JSON.stringify(body);
	const problem = problemOfAnswer({ status, headers: {}, text }, 0);
	return { answer: { status, headers: {}, body: JSON.parse(text) as unknown }, problem };
}

const read = (name: string, status: number, body: unknown, count = 2) => {
	const { platform } = PLATFORMS.find((module) => module.platform.name === name) ?? {};
	if (platform === undefined) throw new Error(`There is no ${name}`);
	return platform.read(outcomeOf(status, body), count);
};

const LISTS_OR_NONE: readonly unknown[] = [
	{ error: { details: '' } },
	{ error: { details: [null, { errors: {}, fieldViolations: '' }] } },
	{ partialFailureError: { details: 1 }, results: {} },
	{ events: [null] },
	{ errors: [null] },
	{ errors: [null, { message: 1 }], data: { conversions_processed: 1 } },
	{ error: { details: [null] } },
	{ validationMessages: [null] },
	{
		error: {
			details: [{ errors: [{ errorCode: null, location: { fieldPathElements: [null] } }] }],
		},
	},
];

it.each(PLATFORMS.map(({ platform }) => [platform.name, platform] as const))(
	'%s reads answers whose lists are none, or have nothing in them',
	(_name, platform) => {
		for (const body of LISTS_OR_NONE) {
			for (const status of [200, 400]) {
				expect(platform.read(outcomeOf(status, body), 1)).toHaveProperty('requestId');
			}
		}
	},
);

const HOSTILE = { toString: 1, valueOf: 1 };

it.each<[string, number, unknown, object]>([
	// A success that speaks of an error is none.
	['googleDataManager', 200, { requestId: 'r', error: 'denied' }, { class: 'temporary' }],
	['googleAdsConversions', 200, { results: [{ a: 1 }, { a: 1 }], error: 'denied' }, {}],
	['googleAdsAdjustments', 200, { results: [{ a: 1 }], error: true }, {}],
	['googleAnalytics', 200, { validationMessages: [null] }, { code: 'INVALID' }],
	// Words that are none.
	['googleDataManager', 400, { error: { status: 'constructor' } }, { class: 'temporary' }],
	['googleAdsConversions', 400, { error: { status: HOSTILE } }, { code: 'UNKNOWN' }],
	['googleAnalytics', 200, { validationMessages: [{ validationCode: {} }] }, { code: 'INVALID' }],
	['reddit', 404, { error: { message: 'No', fields: [{ field: HOSTILE, message: 'No' }] } }, {}],
	['tiktok', 200, { code: 201, message: HOSTILE }, { code: '201' }],
	['x', 400, { errors: [{ message: 'No', parameter: HOSTILE }] }, {}],
	['meta', 400, { error: { code: HOSTILE, message: {} } }, { code: '1' }],
])('%s answers %d with %j: nothing was taken, and it says so', (name, status, body, refusal) => {
	const reading = read(name, status, body);
	expect(reading.refusal).toMatchObject(refusal);
	expect(reading.refusal).toMatchObject({
		reason: expect.any(String) as string,
		advice: expect.any(String) as string,
	});
});

it.each<[string, number, unknown]>([
	[
		'googleDataManager',
		400,
		{ error: { details: [{ fieldViolations: [{ field: 'events[2].a' }] }] } },
	],
	['microsoft', 200, { error: { details: [{ index: 0.5 }] } }],
	[
		'googleAdsConversions',
		200,
		{
			partialFailureError: {
				details: [{ errors: [{ location: { fieldPathElements: [{ index: -1 }] } }] }],
			},
		},
	],
])('%s names a place that the request does not have: %d, %j', (name, status, body) => {
	const { culprits = [], refused } = read(name, status, body);
	expect([...culprits, ...(refused?.keys() ?? [])]).toEqual([]);
});

it.each([1e300, Infinity])('a wish to wait for %d ms does not cost the result', (retryAfterMs) => {
	const refusal = {
		...{ class: 'throttled' as const, code: '429', reason: 'Busy', advice: 'Wait' },
		retryAfterMs,
	};
	const nowMs = Date.UTC(2026, 10, 20);
	const { retryAt } = failed('meta', 'e1', refusal, { requestId: null, attempts: 1, nowMs });
	expect(retryAt).toBe('2027-11-20T00:00:00.000Z');
});

it('the ID of a request is a text or none', () => {
	expect(read('meta', 200, { events_received: 2, fbtrace_id: {} })).toEqual({ requestId: null });
});

it('a secret or a person is shown neither as the code nor as the ID of a request', () => {
	const reading = {
		requestId: 'request of key-0123456789',
		refusal: {
			...{ class: 'temporary' as const, code: 'jo@example.com', reason: 'No', advice: 'Wait' },
		},
	};
	const mask = (text: string) => text.replace('key-0123456789', '***');
	const { requestId, refusal } = discreet(reading, () => exampleConversion(), 1, mask);
	expect([requestId, refusal?.code]).toEqual(['request of ***', '***']);
});
