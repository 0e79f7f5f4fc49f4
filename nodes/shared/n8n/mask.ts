/** What stands in an output or an error in place of a secret. */
export const MASK = '***';

/** A text without these secrets, plain or URL-encoded. */
export function maskSecrets(text: string, secrets: ReadonlyArray<string | undefined>): string {
	let masked = text;
	for (const secret of secrets) {
		if (secret === undefined || secret === '') continue;
		for (const form of [secret, encodeURIComponent(secret)]) masked = masked.split(form).join(MASK);
	}
	return masked;
}
