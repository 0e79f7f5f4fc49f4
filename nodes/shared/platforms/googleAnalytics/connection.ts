import { checkConnection, hostOf } from '../connection';
import type { Outcome, Send } from '../../n8n/http';
import { isValidation, read } from './read';
import { GOOGLE_ANALYTICS } from './voice';

export interface AnalyticsCredential {
	measurementId: string;
	apiSecret: string;
	region: 'eu' | 'global';
	apiUrl: string;
}

/** In the EU data is taken in and stays before it goes on (ad-platforms §2.5). */
const HOSTS: Readonly<Record<string, string>> = {
	eu: 'https://region1.google-analytics.com',
	global: 'https://www.google-analytics.com',
};

export const COLLECT = '/mp/collect';
/** Looks at events, counts none, and says what is wrong with them. */
export const VALIDATE = '/debug/mp/collect';

/** Where events go. */
export function apiUrl({ region, apiUrl: given }: Partial<AnalyticsCredential>): string {
	return hostOf(given, HOSTS[region ?? 'global'] ?? 'https://www.google-analytics.com');
}

/** The parameters of every address; the second is the secret. */
export function addressParameters({ measurementId, apiSecret }: AnalyticsCredential) {
	return { measurement_id: measurementId.trim(), api_secret: apiSecret.trim() };
}

const MEASUREMENT_ID = /^G-[A-Z0-9]{4,}$/i;

/**
 * Has one event looked at, which counts nothing. Google Analytics does not say whether the secret is
 * right, so only the form of both values and the way to the server can be told. Throws a sentence.
 */
export async function checkAnalytics(send: Send, credential: AnalyticsCredential): Promise<void> {
	if (!MEASUREMENT_ID.test(credential.measurementId.trim())) {
		throw new Error(
			"'Measurement ID' is not one. Take the value that begins with G- from Google Analytics → Admin → Data streams → your stream; the number of the property or of the stream is another.",
		);
	}
	if (credential.apiSecret.trim() === '') {
		throw new Error(
			"'API Secret' is empty. Create one in Google Analytics → Admin → Data streams → your stream → Measurement Protocol API secrets.",
		);
	}
	await checkConnection(send, {
		voice: GOOGLE_ANALYTICS,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: VALIDATE,
			query: addressParameters(credential),
			body: { client_id: '1.1', events: [{ name: 'connection_test', params: {} }] },
		},
		isFine: ({ answer, problem }: Outcome) => problem === undefined && isValidation(answer?.body),
		isOther: ({ problem }) => problem === undefined,
		refusal: (outcome) => read(outcome).refusal,
	});
}
