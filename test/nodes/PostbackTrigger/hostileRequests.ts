import type { IDataObject } from 'n8n-workflow';
import { sign } from '../../../nodes/shared/security/signature';
import type { FakeRequestOptions } from '../../harness';
import { HMAC_SECRET, SECRET, type Setting } from './setup';

const good = { secret: SECRET, click_id: 'c1' };

/** A GET with the right secret, and more. */
export const query = (more: IDataObject): FakeRequestOptions => ({
	query: { ...good, ...more } as Record<string, string>,
});

/** A POST of a body as it is, with the right secret. */
export const raw = (rawBody: string | Buffer, type = 'application/json'): FakeRequestOptions => ({
	method: 'POST',
	query: { secret: SECRET },
	rawBody,
	headers: { 'content-type': type },
});

/** A POST of fields, with the right secret. */
export const body = (fields: IDataObject): FakeRequestOptions => ({
	query: { secret: SECRET },
	body: { click_id: 'c1', ...fields },
});

export const FORM = 'application/x-www-form-urlencoded';

/** A GET with another secret, or none. */
export const withSecret = (secret: string | string[]): FakeRequestOptions => ({
	query: { click_id: 'c1', secret },
});

/** A call from an address, through a proxy when one is forwarded. */
export const from = (ip: string, forwarded?: string): FakeRequestOptions => ({
	...query({}),
	ip,
	...(forwarded !== undefined && { headers: { 'x-forwarded-for': forwarded } }),
});

/** Takes calls from these addresses alone. */
export const allow = (allowedIps: string, trustedProxies = ''): Setting => ({
	security: { allowedIps, trustedProxies },
});
export const httpsOnly: Setting = { security: { requireHttps: true } };
export const strict: Setting = { options: { unreadable: 'refuse' } };
export const lenient: Setting = { parameters: { missingClickId: 'pass' } };

export const signedBody = '{"click_id":"c1","event":"Lead"}';
export const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);

/** A signed call, or one in which something is not as it was signed. */
export const signed = (
	change: { key?: string; time?: string; claimed?: string; body?: string; header?: string } = {},
): FakeRequestOptions => {
	const time = change.time ?? seconds();
	const signature = sign(change.key ?? HMAC_SECRET, time, Buffer.from(signedBody)).toString('hex');
	return {
		method: 'POST',
		rawBody: change.body ?? signedBody,
		headers: {
			'content-type': 'application/json',
			'x-signature': change.header ?? signature,
			'x-timestamp': change.claimed ?? time,
		},
	};
};

/** A signed body without click id, and one in the query that nobody signed. */
export function unsignedQuery(): FakeRequestOptions {
	const time = seconds();
	const text = '{"event":"Lead"}';
	const signature = sign(HMAC_SECRET, time, Buffer.from(text)).toString('hex');
	return {
		method: 'POST',
		rawBody: text,
		query: { click_id: 'c9' },
		headers: { 'content-type': 'application/json', 'x-timestamp': time, 'x-signature': signature },
	};
}

export const bySignature: Setting = { parameters: { authentication: 'signature' } };
export const byEither: Setting = { parameters: { authentication: 'either' } };
