import type { ErrorClass } from '../platform';

/**
 * Pinterest's codes that its OpenAPI description tells for this endpoint (ad-platforms §4). Others go by
 * the HTTP status.
 */
export const CODES: Readonly<Record<number, ErrorClass>> = {
	2: 'auth',
	8: 'throttled',
	29: 'permission',
	4196: 'invalid data',
	4197: 'temporary',
};
