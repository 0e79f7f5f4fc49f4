import type { AddressList } from './addressList';

/** How a request came in, as the server and the proxies in front of it tell. */
export interface Arrival {
	/** The other end of the connection. */
	remote: string;
	/** `X-Forwarded-For`; several headers joined by commas. */
	forwardedFor?: string;
	/** `X-Forwarded-Proto`. */
	forwardedProto?: string;
	/** Whether the server itself saw TLS, or a proxy that n8n was told to trust. */
	isSecure: boolean;
}

/**
 * Who is calling. `X-Forwarded-For` can be made up by anyone, so it is read from its end, where our
 * own proxies write, and only as far as each hop is a proxy we trust.
 */
export function callerAddress(
	{ remote, forwardedFor = '' }: Arrival,
	trusted: AddressList,
): string {
	const hops = forwardedFor
		.split(',')
		.map((hop) => hop.trim())
		.filter((hop) => hop !== '');
	let caller = remote;
	while (hops.length > 0 && trusted.has(caller)) caller = hops.pop() ?? caller;
	return caller;
}

/**
 * Whether the caller spoke HTTPS. The header is believed from anyone: it keeps no one out, it tells
 * the honest sender that the secret went over the wire in clear. The first entry is the caller's hop.
 */
export function cameByHttps({ isSecure, forwardedProto }: Arrival): boolean {
	const first = forwardedProto?.split(',')[0]?.trim().toLowerCase();
	return first === undefined || first === '' ? isSecure : first === 'https';
}
