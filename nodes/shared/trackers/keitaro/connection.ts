import { ServiceError } from '../../n8n/serviceError';
import { request, type Send } from '../../n8n/http';
import { adminApi, panelAddress } from './address';
import { KEITARO } from './voice';

export interface KeitaroCredential {
	url: string;
	apiKey: string;
	currency: string;
	ignoreSslIssues: boolean;
}

/** The cheapest read that every version and edition answers (keitaro-api §2.2). */
export const CHEAPEST_READ = '/groups';

/**
 * Asks the panel for something small. Throws a `ServiceError` that tells a wrong key, a wrong address,
 * a server that is down or slow, and an edition without API apart, and says what to do about each.
 */
export async function checkKeitaro(send: Send, credential: KeitaroCredential): Promise<void> {
	const panel = panelAddress(credential.url);
	if (panel === undefined) {
		throw new ServiceError(KEITARO, { kind: 'webPage', detail: credential.url });
	}
	const { problem } = await request(
		async (options) =>
			await send({ ...options, skipSslCertificateValidation: credential.ignoreSslIssues }),
		{
			method: 'GET',
			url: adminApi(panel) + CHEAPEST_READ,
			query: { type: 'campaigns' },
			headers: { 'Api-Key': credential.apiKey },
			timeoutMs: 15_000,
		},
		() => Date.now(),
	);
	if (problem !== undefined) throw new ServiceError(KEITARO, problem);
}
