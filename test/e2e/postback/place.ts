import type { IDataObject, INode } from 'n8n-workflow';
import type { Rest } from '../../live/rest';
import type { Credential, Execution } from '../../live/rest-types';
import { waitFor } from '../../live/wait';
import { postbackWorkflow, TRIGGER } from './workflow';

export const SECRET = 'e2e-postback-secret-0123456789';
export const PREVIOUS_SECRET = 'e2e-postback-previous-0123456789';
export const HMAC_SECRET = 'e2e-postback-hmac-0123456789';

/** The secrets as a user saves them. */
export const SECRETS = {
	name: 'Postback secret',
	type: 'postbackSecretApi',
	data: {
		secret: SECRET,
		previousSecret: PREVIOUS_SECRET,
		hmacSecret: HMAC_SECRET,
		previousHmacSecret: '',
	},
};

export interface Answer {
	status: number;
	body: string;
	headers: Headers;
}

/** A published workflow that begins with the node, and what it did. */
export class Place {
	private constructor(
		private readonly rest: Rest,
		readonly id: string,
		/** Production URL of the webhook, without query. */
		readonly url: string,
	) {}

	static async publish(
		rest: Rest,
		baseUrl: string,
		name: string,
		parameters: IDataObject,
		credentials: Credential[],
	): Promise<Place> {
		const webhookId = crypto.randomUUID();
		const { id } = await rest.createWorkflow(
			postbackWorkflow(name, webhookId, parameters, credentials),
		);
		await rest.activate(id);
		return new Place(rest, id, `${baseUrl}/webhook/${webhookId}/postback`);
	}

	/** Calls the production URL with something behind it. */
	async send(ending: string, init: RequestInit = {}): Promise<Answer> {
		return await this.call(this.url + ending, init);
	}

	/** Calls any address. */
	async call(url: string, init: RequestInit = {}): Promise<Answer> {
		const response = await fetch(url, init);
		return { status: response.status, body: await response.text(), headers: response.headers };
	}

	/** What the executions so far put out, the oldest first, once there are so many. */
	async executions(count: number): Promise<Execution[]> {
		const summaries = await this.rest.finishedExecutions(this.id, count);
		const sorted = [...summaries].sort((a, b) => Number(a.id) - Number(b.id));
		return await Promise.all(sorted.map(async ({ id }) => await this.rest.execution(id)));
	}

	/** Items of one output over all executions, once there are so many executions. */
	async items(count: number, output = 0): Promise<IDataObject[]> {
		const executions = await this.executions(count);
		return executions.flatMap((execution) =>
			(execution.outputs(TRIGGER)[output] ?? []).map(({ json }) => json),
		);
	}

	/** Returns when the webhook is gone: n8n answers before it has told the node. */
	async unpublish(): Promise<void> {
		await this.rest.deactivate(this.id);
		const isGone = async () => {
			const { status, pendingVersionId } = await this.rest.publicationStatus(this.id);
			return status === 'not_published' && pendingVersionId === null ? true : undefined;
		};
		await waitFor(isGone, { what: 'Unpublishing the workflow', timeoutMs: 120_000 });
	}

	async publishAgain(): Promise<void> {
		await this.rest.activate(this.id);
	}

	/** Sets parameters anew and publishes that, as an owner does while the workflow runs. */
	async change(parameters: IDataObject): Promise<void> {
		const { nodes } = await this.rest.workflow(this.id);
		const changed = nodes.map((node) =>
			node.name === TRIGGER
				? { ...node, parameters: { ...node.parameters, ...parameters } as INode['parameters'] }
				: node,
		);
		await this.rest.updateWorkflow(this.id, { nodes: changed });
		await this.publishAgain();
	}
}
