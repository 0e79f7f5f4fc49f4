/** Why a call was turned away: the status, a short word for counting, and a reason for the caller. */
export interface Refusal {
	status: 400 | 401 | 403 | 413 | 429 | 503;
	code:
		| 'https'
		| 'address'
		| 'secret'
		| 'signature'
		| 'replay'
		| 'size'
		| 'rate'
		| 'body'
		| 'parameter'
		| 'clickId'
		| 'value'
		| 'setup';
	/** Short, and the same for every caller: nothing of the secret, the settings or the data. */
	reason: string;
	/** When to come back, in seconds. */
	retryAfterS?: number;
}

export const refusal = (
	status: Refusal['status'],
	code: Refusal['code'],
	reason: string,
): Refusal => ({ status, code, reason });
