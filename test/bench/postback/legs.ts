import type { INode } from 'n8n-workflow';
import { Place, SECRET, SECRETS } from '../../e2e/postback/place';
import type { Rest } from '../../live/rest';
import type { Credential } from '../../live/rest-types';
import type { Target } from './load';

/**
 * What is measured in turn: n8n's own Webhook node, the same behind a secret header, the Postback
 * Trigger, and the Postback Trigger called with a wrong secret.
 */
export const LEGS = ['webhook', 'guarded', 'accepted', 'refused'] as const;
export type LegName = (typeof LEGS)[number];

export interface Leg extends Target {
	/** Where each call starts an execution. */
	workflowId?: string;
}

/** Parameters of a usual postback; the click id makes each its own. */
const query = (n: number) =>
	`click_id=bench-${n}&status=sale&value=12.5&currency=USD&transaction_id=t${n}&sub_1=a&sub_2=b`;

/** The click ids in what an execution holds. */
export function clickIdsIn(data: string): string[] {
	return [...new Set(data.match(/\bbench-\d+\b/g) ?? [])];
}

/** Publishes a workflow for each leg. */
export async function publishLegs(rest: Rest, server: string): Promise<Record<LegName, Leg>> {
	const secrets = await rest.createCredential(SECRETS);
	const parameters = { tracker: 'keitaro', security: { requireHttps: false, rateLimit: 100_000 } };
	const place = await Place.publish(rest, server, 'Postbacks', parameters, [secrets]);
	const guard = await rest.createCredential({
		name: 'Header',
		type: 'httpHeaderAuth',
		data: { name: 'X-Secret', value: SECRET },
	});
	return {
		webhook: await publishWebhook(rest, server),
		guarded: {
			...(await publishWebhook(rest, server, guard)),
			headers: { 'x-secret': SECRET },
		},
		accepted: {
			url: (n) => `${place.url}?secret=${SECRET}&${query(n)}`,
			status: 200,
			workflowId: place.id,
		},
		refused: { url: (n) => `${place.url}?secret=wrong-${SECRET}&${query(n)}`, status: 401 },
	};
}

/** n8n's own node, answering at once; guarded by a secret header where there is a credential. */
async function publishWebhook(rest: Rest, server: string, guard?: Credential): Promise<Leg> {
	const path = crypto.randomUUID();
	const node = (name: string, type: string, rest: Partial<INode>): INode => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...rest,
	});
	const { id } = await rest.createWorkflow({
		name: 'n8n Webhook',
		nodes: [
			node('Webhook', 'webhook', {
				typeVersion: 2.1,
				webhookId: path,
				parameters: { path, options: {}, ...(guard && { authentication: 'headerAuth' }) },
				...(guard && { credentials: { httpHeaderAuth: { id: guard.id, name: guard.name } } }),
			}),
			node('After', 'noOp', { position: [220, 0] }),
		],
		connections: { Webhook: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
	});
	await rest.activate(id);
	return { url: (n) => `${server}/webhook/${path}?${query(n)}`, status: 200, workflowId: id };
}
