import type { INodeTypeDescription } from 'n8n-workflow';
import { readExecution } from './rest-execution';
import {
	type Credential,
	type CredentialInput,
	type CredentialTest,
	type Execution,
	type ExecutionPage,
	type ExecutionSummary,
	isFinished,
	type Owner,
	type PublicationStatus,
	type WorkflowInput,
	type WorkflowRecord,
} from './rest-types';
import { waitFor } from './wait';

/** n8n ties a session to the browser that began it. */
const browserId = 'tracker-hub-tools';

/** n8n answered with an error status. */
export class RestError extends Error {
	constructor(
		request: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`${request}: ${status} ${body.slice(0, 600)}`);
	}
}

/** n8n's own API, the one the editor uses, as its owner. */
export class Rest {
	private cookie = '';

	constructor(private readonly baseUrl: string) {}

	/** One call; answers the content of `data` where n8n wraps its answer in it. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.baseUrl + path, {
			method,
			headers: {
				'content-type': 'application/json',
				cookie: this.cookie,
				'browser-id': browserId,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((one) => one.split(';')[0]).join('; ');
		const text = await response.text();
		if (!response.ok) throw new RestError(`${method} ${path}`, response.status, text);
		const answer: unknown = text === '' ? undefined : JSON.parse(text);
		const wrapped = typeof answer === 'object' && answer !== null && 'data' in answer;
		return (wrapped ? answer.data : answer) as T;
	}

	/** Creates the owner of a fresh n8n, or signs in to one that has an owner. */
	async signIn(owner: Owner): Promise<void> {
		const settings = await this.call<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/rest/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			const person = { ...owner, firstName: 'Tracker', lastName: 'Hub' };
			await this.call('POST', '/rest/owner/setup', person);
		} else {
			const { email, password } = owner;
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
	}

	/** Every node type n8n has loaded. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.call('GET', '/types/nodes.json');
	}

	async credentials(): Promise<Credential[]> {
		return await this.call('GET', '/rest/credentials');
	}

	async createCredential(input: CredentialInput): Promise<Credential> {
		return await this.call('POST', '/rest/credentials', input);
	}

	async updateCredential(id: string, input: CredentialInput): Promise<Credential> {
		return await this.call('PATCH', `/rest/credentials/${id}`, input);
	}

	/** What the *Test* button does: tries the stored credential with these values. */
	async testCredential(id: string, input: CredentialInput): Promise<CredentialTest> {
		return await this.call('POST', '/rest/credentials/test', { credentials: { id, ...input } });
	}

	async workflows(): Promise<Array<Pick<WorkflowRecord, 'id' | 'name' | 'active'>>> {
		return await this.call('GET', '/rest/workflows');
	}

	async workflow(id: string): Promise<WorkflowRecord> {
		return await this.call('GET', `/rest/workflows/${id}`);
	}

	async createWorkflow(input: WorkflowInput): Promise<WorkflowRecord> {
		const settings = { executionOrder: 'v1', ...input.settings };
		// The first n8n 2.x and those before it do not fill it in themselves.
		return await this.call('POST', '/rest/workflows', { active: false, ...input, settings });
	}

	/** Saves a new version; a published workflow keeps running the old one until `activate`. */
	async updateWorkflow(id: string, input: Partial<WorkflowInput>): Promise<WorkflowRecord> {
		return await this.call('PATCH', `/rest/workflows/${id}`, input);
	}

	/**
	 * Publishes the newest version and waits until its triggers run: n8n answers before that, and
	 * says `active` even where it failed. The first poll happens during this.
	 */
	async activate(id: string, timeoutMs = 120_000): Promise<void> {
		await this.beginToActivate(id);
		await this.waitUntilPublished(id, timeoutMs);
	}

	/** Publishes without waiting for the polls, to catch n8n in the middle of one. */
	async beginToActivate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	/** Waits for the triggers of a published workflow, as after a restart of n8n. */
	async waitUntilPublished(id: string, timeoutMs = 120_000): Promise<void> {
		const published = async (): Promise<true | undefined> => {
			const state = await this.publicationStatusIfTold(id);
			// Such an n8n answers a request to publish only when the triggers run.
			if (state === undefined) return (await this.workflow(id)).active ? true : undefined;
			if (/failed|partial/.test(state.status)) {
				throw new Error(`Publishing failed: ${JSON.stringify(state)}`);
			}
			const settled = state.status === 'published' && state.pendingVersionId === null;
			return settled && state.triggers.every(({ status }) => status === 'activated')
				? true
				: undefined;
		};
		await waitFor(published, { what: 'Publishing the workflow', timeoutMs });
	}

	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.call('GET', `/rest/workflows/${id}/publication-status`);
	}

	/** As `publicationStatus`, but undefined where n8n publishes at once and has no such status. */
	private async publicationStatusIfTold(id: string): Promise<PublicationStatus | undefined> {
		try {
			return await this.publicationStatus(id);
		} catch (error) {
			if (error instanceof RestError && error.status === 404) return undefined;
			throw error;
		}
	}

	async deactivate(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow as *Execute workflow* does, from the named trigger; answers its execution. */
	async run(id: string, triggerName: string): Promise<string> {
		const body = { triggerToStartFrom: { name: triggerName } };
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			body,
		);
		return executionId;
	}

	/** Executions of a workflow, the newest first; all of them, page by page, or those of one status. */
	async executions(workflowId: string, status?: string): Promise<ExecutionSummary[]> {
		const wanted = { workflowId, ...(status !== undefined && { status: [status] }) };
		const filter = encodeURIComponent(JSON.stringify(wanted));
		const limit = 100;
		const found = new Map<string, ExecutionSummary>();
		for (let from = ''; ; ) {
			const path = `/rest/executions?filter=${filter}&limit=${limit}${from}`;
			const { results, nextCursor } = await this.call<ExecutionPage>('GET', path);
			const known = found.size;
			for (const one of results) found.set(one.id, one);
			const isLast = nextCursor === undefined ? results.length < limit : nextCursor === null;
			if (isLast || found.size === known) return [...found.values()];
			// An n8n that has cursors refuses the older way.
			const name = nextCursor ? 'cursor' : 'lastId';
			from = `&${name}=${encodeURIComponent(nextCursor ?? results.at(-1)?.id ?? '')}`;
		}
	}

	/** An execution with everything its nodes put out. */
	async execution(id: string): Promise<Execution> {
		const stored = await this.call<ExecutionSummary & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		return readExecution(stored);
	}

	/** Waits for one execution to finish. */
	async finished(id: string, timeoutMs = 120_000): Promise<Execution> {
		const ask = async (): Promise<Execution | undefined> => {
			const execution = await this.execution(id);
			return isFinished(execution.status) ? execution : undefined;
		};
		return await waitFor(ask, { what: `The end of execution ${id}`, timeoutMs, everyMs: 300 });
	}

	/** Waits until a workflow has at least so many finished executions; answers those. */
	async finishedExecutions(
		workflowId: string,
		count: number,
		timeoutMs = 120_000,
	): Promise<ExecutionSummary[]> {
		const ask = async (): Promise<ExecutionSummary[] | undefined> => {
			const all = await this.executions(workflowId);
			const done = all.filter(({ status }) => isFinished(status));
			return done.length >= count ? done : undefined;
		};
		return await waitFor(ask, {
			what: `The end of ${count} executions`,
			timeoutMs,
			everyMs: 300,
		});
	}
}
