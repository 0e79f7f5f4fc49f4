/** A parsed answer; `undefined` where it was no JSON. */
export interface Told {
	status: number;
	body: unknown;
	/** Whether there was nothing in it at all. */
	isEmpty: boolean;
}

type Fields = Record<string, unknown>;

const isGood = ({ status }: Told): boolean => status >= 200 && status < 300;
const objectOf = (body: unknown): Fields | undefined =>
	typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : undefined;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isTold = (value: unknown): boolean => value !== undefined && value !== null;

/** An object of Google's without an error in it. */
const isFineForGoogle = (told: Told): boolean => {
	const body = objectOf(told.body);
	return isGood(told) && body !== undefined && !isTold(body.error);
};

const arrived = (told: Told): boolean => isGood(told) && !isPage(told);
const isPage = ({ body }: Told): boolean =>
	typeof body === 'string' && /^\s*<(?:!doctype|html)/i.test(body);

/**
 * Whether an answer can mean that the event at a place was taken, by what each platform documents of
 * its successes. Told anew and on purpose more simply than its reader: it may be more generous, for
 * example where a success names a warning, but what it denies was never taken.
 */
export const MAY_BE_TAKEN: Readonly<Record<string, (told: Told, place: number) => boolean>> = {
	googleDataManager: isFineForGoogle,
	googleAdsConversions: isFineForGoogle,
	googleAdsAdjustments: isFineForGoogle,
	googleAnalytics: (told) =>
		arrived(told) && listOf(objectOf(told.body)?.validationMessages).length === 0,
	// Created without a word, or a status for each.
	linkedin: (told, place) => {
		const status = (listOf(objectOf(told.body)?.elements)[place] as Fields | undefined)?.status;
		const isWordless = told.status === 201 && told.isEmpty;
		return isWordless || (isGood(told) && typeof status === 'number' && status < 300);
	},
	meta: (told) => isGood(told) && typeof objectOf(told.body)?.events_received === 'number',
	// Those beside the wrong ones are counted, whatever the status.
	microsoft: (told) => typeof objectOf(told.body)?.eventsReceived === 'number' || isGood(told),
	outbrain: arrived,
	pinterest: ({ body }, place) => {
		const { events, details } = objectOf(body) ?? {};
		const event = listOf(events ?? objectOf(details)?.events)[place];
		return objectOf(event)?.status === 'processed';
	},
	reddit: (told) =>
		isGood(told) && typeof objectOf(objectOf(told.body)?.data)?.message === 'string',
	snapchat: (told) =>
		isGood(told) && /^(?:valid|ok|success)$/i.test(String(objectOf(told.body)?.status)),
	taboola: arrived,
	tiktok: (told) => isGood(told) && objectOf(told.body)?.code === 0,
	x: (told) => {
		const { data, errors } = objectOf(told.body) ?? {};
		const count = objectOf(data)?.conversions_processed;
		return isGood(told) && typeof count === 'number' && listOf(errors).length === 0;
	},
};

/** How each platform says that all is well, for a number of events. */
export const SUCCESSES: Readonly<Record<string, (count: number) => unknown>> = {
	googleDataManager: () => ({ requestId: 'r1' }),
	googleAdsConversions: (count) => ({ results: Array(count).fill({ gclid: 'g' }) }),
	googleAdsAdjustments: (count) => ({ results: Array(count).fill({ orderId: 'o' }) }),
	googleAnalytics: () => ({}),
	linkedin: (count) => ({ elements: Array(count).fill({ status: 201 }) }),
	meta: (count) => ({ events_received: count, fbtrace_id: 't' }),
	microsoft: (count) => ({ eventsReceived: count, traceId: 't' }),
	outbrain: () => ({}),
	pinterest: (count) => ({
		num_events_received: count,
		events: Array(count).fill({ status: 'processed' }),
	}),
	reddit: () => ({ data: { message: 'Successfully processed' } }),
	snapchat: () => ({ status: 'VALID' }),
	taboola: () => ({}),
	tiktok: () => ({ code: 0, message: 'OK', request_id: 'r' }),
	x: (count) => ({ data: { conversions_processed: count, debug_id: 'd' } }),
};
