/** What goes out with the words of a service must not show keys or people; this takes both out. */

export const HIDDEN = '***';

/** Takes what is secret out of a text. */
export type Mask = (text: string) => string;

/** Parts as long as RFC 5321 lets them be: without a limit, a long text would be looked at again and again. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu;
/** With a plus sign before it a number is a phone number; others only when a buyer has them. */
const PHONE = /\+\d[\d\s().-]{5,}\d/g;

/** A text without e-mail addresses, and without phone numbers that begin with a plus sign. */
export function withoutContacts(text: string): string {
	return text.replace(EMAIL, HIDDEN).replace(PHONE, HIDDEN);
}

/** Fields of a credential that nobody else may see; those of Google's sign-in lie one level deeper. */
const SECRETS = [
	...['accessToken', 'apiSecret', 'appSecret', 'clientSecret', 'developerToken', 'apiToken'],
	...['apiKey', 'consumerKey', 'consumerSecret', 'accessTokenSecret', 'pixelToken'],
	...['accessKey', 'secretKey', 'token', 'reportKey', 'postbackUrl'],
	...['access_token', 'refresh_token'],
];
/** A shorter one is no secret, and would be found in ordinary words. */
const SHORTEST_SECRET = 6;

/** Hides the secrets of a credential, should a service quote one, also as it stands in an address. */
export function maskOf(credential: Readonly<Record<string, unknown>>): Mask {
	const { oauthTokenData } = credential as { oauthTokenData?: Record<string, unknown> };
	const all = { ...oauthTokenData, ...credential } as Record<string, unknown>;
	const secrets = SECRETS.map((name) => String(all[name] ?? '').trim())
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [secret, encodeURIComponent(secret)])
		.sort((a, b) => b.length - a.length);
	return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
}
