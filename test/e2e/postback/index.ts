import type { Run } from '../run';
import { postbackChecks } from './postbackChecks';
import { registrationChecks } from './registrationChecks';

/** The Postback Trigger with real webhooks, and its registration in a Keitaro. */
export async function postbackTrigger({ stage, checks }: Run): Promise<void> {
	const { rest, server } = stage;
	await postbackChecks({ rest, url: server.url, checks });
	await registrationChecks({ rest, server, checks });
}
