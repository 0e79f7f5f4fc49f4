import { delimiter, dirname } from 'node:path';
import type { Host } from './install';
import { cleanEnvironment } from './processes';

export interface ServerPorts {
	/** Editor, REST API and webhooks; of a worker, its health check. */
	main: number;
	/** The broker n8n runs for its code runner. */
	broker: number;
}

/** Calls to n8n's own services, and what stands between a sign-in and the canvas. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	// Verified packages are looked up at n8n's site for the search of nodes.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// Asked at every start even with diagnostics off.
	N8N_DISABLED_MODULES: 'mcp-registry',
};

/** n8n on 127.0.0.1 only, over plain HTTP, with its data in the folder. */
export function n8nEnvironment(
	host: Host,
	userFolder: string,
	ports: ServerPorts,
	extra: Record<string, string>,
): NodeJS.ProcessEnv {
	return cleanEnvironment({
		...quiet,
		PATH: `${dirname(host.node)}${delimiter}${process.env.PATH ?? ''}`,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(ports.main),
		QUEUE_HEALTH_CHECK_PORT: String(ports.main),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		GENERIC_TIMEZONE: 'UTC',
		...extra,
	});
}
