import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { request, type Outcome } from '../shared/n8n/http';
import { isOAuth2, withTokenRefresh } from '../shared/n8n/oauth2';
import type { RetryPolicy, Surroundings } from '../shared/n8n/retry';
import { Ledger, type ProcessedData } from '../shared/platforms/ledger';
import type { PlatformModule } from '../shared/platforms/module';
import type { PlatformRequest } from '../shared/platforms/platform';

/** A thousand events take Meta a few seconds at most. */
const TIMEOUT_MS = 60_000;

/** An event keeps its id, so sending it again is safe; a minute covers most throttling. */
export const FORWARD_RETRY: RetryPolicy = { attempts: 5, baseMs: 1_000, longestMs: 60_000 };

/** Sends with the credential, to the address that it names. */
export function sender(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	module: PlatformModule,
	credential: Readonly<IDataObject>,
) {
	const base = module.baseUrl(credential);
	const own = module.headers?.(credential);
	const send = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			module.platform.credential,
			options,
		)) as IN8nHttpFullResponse;
	const signed = isOAuth2(module.platform.credential) ? withTokenRefresh(send) : send;
	return async ({ method, url, headers, body }: PlatformRequest): Promise<Outcome> =>
		await request(
			signed,
			{ method, url: base + url, headers: { ...own, ...headers }, body, timeoutMs: TIMEOUT_MS },
			() => Date.now(),
		);
}

export function surroundingsOf(context: IExecuteFunctions): Surroundings {
	return {
		now: () => Date.now(),
		sleep,
		random: Math.random,
		cancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
	};
}

/** n8n's processed data of this node as the ledger's store. */
export function ledgerOf(context: IExecuteFunctions, size: number): Ledger | undefined {
	if (size === 0) return undefined;
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	const store: ProcessedData = {
		check: async (values, options) =>
			(await checkProcessedAndRecord(values, 'node', options)) as {
				new: string[];
				processed: string[];
			},
		remove: async (values, options) => {
			await removeProcessed(values, 'node', options);
		},
	};
	return new Ledger(store, size);
}
