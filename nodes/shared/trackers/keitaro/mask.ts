import { MASK } from '../../n8n/mask';

/** Names under which keys, tokens and passwords travel. */
const SECRET_NAME =
	/(?:^|[_-])(?:key|apikey|token|secret|signature|sign|sig|hash|password|pass|pwd|auth|authorization|postback)$|^(?:api|access|auth)[_-]?(?:key|token)/i;
const SECRET_HEADER = /authorization|cookie|token|secret|key|password|signature/i;

/** Whether a parameter of this name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
	return SECRET_NAME.test(name);
}

/** An address without the values of its secret parameters and without a password in front of the host. */
export function maskUrl(url: string): string {
	return url
		.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, `$1${MASK}@`)
		.replace(/([?&])([^=&#]+)=([^&#]*)/g, (pair, mark: string, name: string, value: string) =>
			// A macro is a place for a value, not a value.
			isSecretName(name) && !/^\{.*\}$/.test(value) ? `${mark}${name}=${MASK}` : pair,
		);
}

/** Headers to show: those that may authenticate without their values. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, SECRET_HEADER.test(name) ? MASK : value]),
	);
}
