import * as crypto from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Send } from '../../n8n/http';
import { checkConnection, hostOf } from '../connection';
import { read } from './read';
import { META } from './voice';

export interface MetaCredential {
	accessToken: string;
	datasetId: string;
	apiUrl: string;
	/** Blank unless the app requires proof; credentials saved by earlier versions have none. */
	appSecret?: string;
}

/**
 * What Meta wants beside the token where the app has *Require App Secret* on: it shows that the sender
 * knows the secret without sending it (ad-platforms §1.1).
 */
export function secretProof({ accessToken, appSecret }: MetaCredential): IDataObject | undefined {
	const secret = appSecret?.trim();
	if (!secret) return undefined;
	const proof = crypto.createHmac('sha256', secret).update(accessToken).digest('hex');
	return { appsecret_proof: proof };
}

/** A Graph API version lives two years or more for conversions; this one was tested. */
export const DEFAULT_VERSION = 'v25.0';

/** Where the API answers: Meta's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: MetaCredential): string {
	return hostOf(given, 'https://graph.facebook.com');
}

/** Reads the name of the dataset, which costs nothing. Throws a sentence with what to do about it. */
export async function checkMeta(send: Send, credential: MetaCredential): Promise<void> {
	await checkConnection(send, {
		voice: META,
		base: apiUrl(credential),
		request: {
			method: 'GET',
			url: `/${DEFAULT_VERSION}/${encodeURIComponent(credential.datasetId.trim())}`,
			query: { fields: 'id,name', ...secretProof(credential) },
			headers: { Authorization: `Bearer ${credential.accessToken}` },
		},
		isFine: ({ answer, problem }) =>
			problem === undefined && typeof (answer.body as { id?: unknown } | null)?.id === 'string',
		isOther: () => true,
		refusal: (outcome) => read(outcome).refusal,
	});
}
