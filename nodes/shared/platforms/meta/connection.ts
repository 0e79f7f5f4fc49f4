import * as crypto from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { request, type Outcome, type Send } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
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
export function apiUrl(credential: MetaCredential): string {
	return (credential.apiUrl.trim() || 'https://graph.facebook.com').replace(/\/+$/, '');
}

/** Reads the name of the dataset, which costs nothing. Throws a sentence with what to do about it. */
export async function checkMeta(send: Send, credential: MetaCredential): Promise<void> {
	const base = apiUrl(credential);
	if (!URL.canParse(base)) throw told({ problem: { kind: 'unresolved', detail: base } });
	const { host } = new URL(base);
	const datasetId = encodeURIComponent(credential.datasetId.trim());
	const { answer, problem } = await request(
		send,
		{
			method: 'GET',
			url: `${base}/${DEFAULT_VERSION}/${datasetId}`,
			query: { fields: 'id,name', ...secretProof(credential) },
			headers: { Authorization: `Bearer ${credential.accessToken}` },
			timeoutMs: 15_000,
		},
		() => Date.now(),
	);
	if (problem !== undefined) throw told({ answer, problem: withHost(problem, host) });
	if (typeof (answer?.body as { id?: unknown } | null)?.id === 'string') return;
	throw new Error(`Something other than Meta answers at ${host}. ${META.advice?.webPage}.`);
}

/** The dialogue of a credential shows the message alone, so what to do is part of it. */
function told(outcome: Outcome): Error {
	const { refusal } = read(outcome);
	return new Error(`${refusal?.reason}. ${refusal?.advice}.`);
}

/** n8n swaps any message with a network code in it for its own; the host takes the code's place. */
function withHost(problem: Problem, host: string): Problem {
	const isUnreachable = problem.kind === 'refused' || problem.kind === 'unresolved';
	return isUnreachable ? { ...problem, detail: host } : problem;
}
