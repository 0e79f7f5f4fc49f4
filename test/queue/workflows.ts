import { readyUrl } from '../../nodes/shared/postback/readyUrl';
import { SECRET } from '../e2e/postback/place';
import { publishPostbackToMeta } from '../e2e/postback/toMeta';
import { credentialsFor } from '../e2e/stage';
import { readExample, withTrigger } from '../e2e/workflow';
import { withCredentials } from '../live/demo-content';
import type { Credential } from '../live/rest-types';
import type { QueueStage } from './stage';

const MAX_ITEMS = 1_000;

/** _Account Label_ of the Postback Trigger. */
export const POSTBACK_ACCOUNT = 'queue';

/**
 * Ending of the webhook's path, by what a 200 says to the sender: the postback is stored and waits for
 * a worker, or the workflow has dealt with it.
 */
export const ANSWERS = { stored: '', confirmed: '/confirmed' };
export type AnswerKind = keyof typeof ANSWERS;

/** The two workflows of the run, published. */
export interface Published {
	pollingId: string;
	postbackId: string;
	/** What is pasted into the tracker: with the secret, and macros to be filled in. */
	postbackUrl: string;
}

/** The workflow that users import, polling as often as n8n lets it. */
async function publishPolling({ rest, simulators }: QueueStage): Promise<string> {
	const credentials: Credential[] = [];
	for (const input of credentialsFor(simulators.urls)) {
		credentials.push(await rest.createCredential(input));
	}
	const example = readExample();
	const nodes = withTrigger(example.nodes, { maxItems: MAX_ITEMS });
	const types = await rest.nodeTypes();
	const input = withCredentials({ ...example, nodes }, credentials, types);
	const { id } = await rest.createWorkflow(input);
	await rest.activate(id);
	return id;
}

/** Publishes both; the first sync begins. */
export async function publishBoth(stage: QueueStage, answer: AnswerKind): Promise<Published> {
	const pollingId = await publishPolling(stage);
	const { rest, simulators } = stage;
	const { workflowId: postbackId, path } = await publishPostbackToMeta(
		rest,
		simulators.urls,
		POSTBACK_ACCOUNT,
	);
	const address = stage.webhookUrl + path;
	const ready = readyUrl('keitaro', address, SECRET);
	return { pollingId, postbackId, postbackUrl: ready.replace(path, path + ANSWERS[answer]) };
}
