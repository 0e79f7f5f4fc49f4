/**
 * What n8n reads from the environment while it loads. Imported before n8n-core, changes nothing else.
 *
 * A proxy configured on the developer's machine would take the requests away from the simulators on
 * 127.0.0.1 and from nock, so the harness runs without one.
 */
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

for (const name of PROXY_VARIABLES) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}

// n8n logs every failed request and poll; tests look at the outcome instead. Set it to see the log.
process.env.N8N_LOG_LEVEL ??= 'silent';

// The server's default. Simulators listen on loopback, which the SSRF protection would refuse.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'false';

export {};
