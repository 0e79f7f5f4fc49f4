import type { Run } from '../run';
import { healthChecks } from './healthChecks';
import { postbackChecks } from './postbackChecks';
import { registrationChecks } from './registrationChecks';

/** The Postback Trigger with real webhooks, its health by day, and its registration in a Keitaro. */
export async function postbackTrigger({ stage, checks }: Run): Promise<void> {
	const { rest, server } = stage;
	await postbackChecks({ rest, url: server.url, checks });
	await healthChecks({ rest, url: server.url, checks });
	await registrationChecks({ rest, server, checks });
}
