import axios, { type AxiosRequestConfig } from 'axios';
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { request, type Outcome, type Send } from '../../../../../nodes/shared/n8n/http';
import { forward } from '../../../../../nodes/shared/platforms/forward';
import type { PlatformModule } from '../../../../../nodes/shared/platforms/module';
import type { PlatformRequest } from '../../../../../nodes/shared/platforms/platform';
import type { Result } from '../../../../../nodes/shared/platforms/result';
import { NOW_MS } from '../examples';
import { googleConversion } from './given';
import { SleepClock } from '../../n8n/sleepClock';

/** One second, which Google's simulators ask for, is let through; more is not waited for in tests. */
const RETRY = { attempts: 5, baseMs: 1_000, longestMs: 60_000 };

/** The clock of the node and of Google alike. */
export class TestClock extends SleepClock {
	constructor() {
		super(NOW_MS);
	}
}

/** n8n's request helper as far as it matters here: axios, every status let through. */
export const sendByAxios =
	(authenticate: (options: IHttpRequestOptions) => Promise<IHttpRequestOptions>): Send =>
	async (asked): Promise<IN8nHttpFullResponse> => {
		const { url, method, headers, body, qs, timeout } = await authenticate(asked);
		const options = { url, method, headers, data: body, params: qs, timeout } as AxiosRequestConfig;
		const {
			status,
			data,
			headers: answered,
		} = await axios.request<string>({
			...options,
			maxRedirects: 0,
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
		});
		return { statusCode: status, body: data, headers: answered as IDataObject };
	};

export const withBearer =
	(token: string) =>
	async (options: IHttpRequestOptions): Promise<IHttpRequestOptions> => ({
		...options,
		headers: { ...options.headers, Authorization: `Bearer ${token}` },
	});

/** Sends requests of a platform to a simulator. */
export function sender(
	module: PlatformModule,
	credential: IDataObject,
	authenticate: Parameters<typeof sendByAxios>[0],
): (asked: PlatformRequest) => Promise<Outcome> {
	const send = sendByAxios(authenticate);
	const own = module.headers?.(credential);
	return async ({ method, url, headers, body }) =>
		await request(
			send,
			{
				method,
				url: module.baseUrl(credential) + url,
				headers: { ...own, ...headers },
				body,
				timeoutMs: 10_000,
			},
			() => Date.now(),
		);
}

/** Forwards conversions with the event ids `e0`, `e1` … */
export async function forwardAll<S>(
	module: PlatformModule<S>,
	settings: S,
	conversions: readonly Conversion[],
	send: (asked: PlatformRequest) => Promise<Outcome>,
	clock = new TestClock(),
): Promise<Result[]> {
	const parcels = conversions.map((conversion, n) => ({
		conversion,
		eventId: `e${n}`,
		settings,
	}));
	return await forward(module.platform, parcels, {
		send,
		retry: RETRY,
		surroundings: clock,
		yieldToOthers: async () => await new Promise((resolve) => setImmediate(resolve)),
	});
}

export const ALL = 5_000;
/** One of a hundred is bad. */
export const isBad = (n: number): boolean => n % 100 === 37;
export const BAD = ALL / 100;

/** So many conversions of different clicks, the bad ones as told. */
export const manyConversions = (
	more: (n: number) => Partial<Conversion>,
	count = ALL,
): Conversion[] =>
	Array.from({ length: count }, (_, n) =>
		googleConversion({ id: `c${n}`, adClickIds: { gclid: `Cj0KCQ_click-${n}` }, ...more(n) }),
	);

/** Requests that finding the bad rows of a full batch may cost, at most. */
export const extraCalls = (batch: number): number => BAD * 2 * Math.ceil(Math.log2(batch));
