import { troubleOf } from '../../shared/n8n/serviceError';
import type { Tracker } from '../../shared/trackers/tracker';
import type { HubOperation, HubResource } from './operation';

/** Trouble with the account is the answer here, not an error: a workflow can tell somebody of it. */
const test: HubOperation = {
	name: 'Test',
	action: 'Test the connection',
	description: 'See whether the tracker answers and the key is right, and what to do if not',
	fields: [],
	async run({ api }) {
		const tracker = api.module.name;
		const account = await api.account();
		const trouble = await troubleOf(ask(await api.open()));
		if (trouble === undefined) return { connected: true, tracker, account };
		const { message, advice, problem } = trouble;
		const { kind: reason, status = null } = problem;
		return { connected: false, tracker, account, reason, status, message, advice };
	},
};

async function ask(tracker: Tracker): Promise<void> {
	if (tracker.test !== undefined) return await tracker.test();
	await tracker.list?.('campaign').next();
}

export const connection: HubResource = { name: 'Connection', operations: { test } };
