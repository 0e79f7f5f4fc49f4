import type { INodeProperties } from 'n8n-workflow';

export const security: INodeProperties = {
	displayName: 'Security',
	name: 'security',
	type: 'collection',
	placeholder: 'Add Security Option',
	default: {},
	options: [
		{
			displayName: 'Allowed IPs',
			name: 'allowedIps',
			type: 'string',
			default: '',
			placeholder: 'e.g. 192.0.2.7, 198.51.100.0/24, 2001:db8::/32',
			description:
				'Addresses and blocks that may call, IPv4 and IPv6; empty lets everyone call who has the secret. Behind a proxy also fill in Trusted Proxies, or the proxy is taken for the caller.',
		},
		{
			displayName: 'Max Body Size (KB)',
			name: 'maxBodyKb',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 16_384 },
			default: 256,
			description:
				'Larger bodies are answered with 413. Above 16 MB, or N8N_PAYLOAD_SIZE_MAX, n8n itself refuses.',
		},
		{
			displayName: 'Rate Limit per Minute',
			name: 'rateLimit',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100_000 },
			default: 1000,
			description:
				'Most calls with a right secret in any 60 seconds; more are answered with 429 and a Retry-After. Each n8n process counts for itself: with several webhook processors it is that many times as much.',
		},
		{
			displayName: 'Require HTTPS',
			name: 'requireHttps',
			type: 'boolean',
			default: true,
			description:
				'Whether to refuse calls over plain HTTP, which show the secret to everyone on the way. A proxy in front of n8n has to set X-Forwarded-Proto. Switch off for local tests only.',
		},
		{
			displayName: 'Signature Header',
			name: 'signatureHeader',
			type: 'string',
			default: 'X-Signature',
			description:
				'Header with the HMAC-SHA256 of timestamp, a dot and the raw body, in hex or base64',
		},
		{
			displayName: 'Signature Tolerance (Seconds)',
			name: 'signatureTolerance',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 86_400 },
			default: 300,
			description:
				'How far the timestamp of a signed call may be from the clock. Within this time each signature is accepted once.',
		},
		{
			displayName: 'Timestamp Header',
			name: 'timestampHeader',
			type: 'string',
			default: 'X-Timestamp',
			description: 'Header with the Unix time of signing, in seconds or milliseconds',
		},
		{
			displayName: 'Trusted Proxies',
			name: 'trustedProxies',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10.0.0.0/8',
			description:
				'Addresses of your own proxies. Only what these write into X-Forwarded-For is believed when looking for the caller. Leave empty if n8n faces the Internet or N8N_PROXY_HOPS is set.',
		},
	],
};
