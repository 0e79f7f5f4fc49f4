import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ProblemKind } from '../../../shared/n8n/problem';
import { ServiceError, troubleOf } from '../../../shared/n8n/serviceError';
import { oneOf } from '../../../shared/wevion/answer';
import type { WevionClient } from '../../../shared/wevion/client';
import { redacted } from '../../../shared/wevion/redact';
import { optionsField, withBodyFields } from '../common/options';
import { filledIn } from '../common/values';
import type { WevionOperation } from '../operation';
import { connectionBody, connectionFields, nameField } from './connection.fields';
import { failed, verdictOf, type Verdict } from './verdict';

const save: INodeProperties = {
	displayName: 'Save If It Works',
	name: 'save',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect the tracker to Wevion when the test succeeds. Nothing is saved otherwise.',
};

const savedName: INodeProperties = {
	...nameField,
	required: true,
	displayOptions: { show: { save: [true] } },
};

/** Statuses with which Wevion may tell of the tracker's trouble rather than of its own. */
const OF_THE_TRACKER: ReadonlySet<ProblemKind> = new Set([
	'invalid',
	'unauthorized',
	'serverFault',
]);

/**
 * `POST /trackers/test`, which saves nothing. A tracker that cannot be reached is the answer here, not
 * an error: a workflow can tell somebody of it.
 */
export const testConnection: WevionOperation = {
	name: 'Test Connection',
	action: 'Test the connection of a tracker',
	description:
		'Have Wevion call a tracker with a key, and say what is wrong if it does not answer; can save it, too',
	fields: [...connectionFields, save, savedName, ...optionsField('trackerTest')],
	async run({ api: { client }, param }) {
		const isSaved = param.boolean('save');
		const named = isSaved ? { [client.name('trackerName')]: filledIn(param, 'name') } : {};
		const body = withBodyFields(param, { ...named, ...connectionBody(param, client) });
		const verdict = await test(client, body);
		if (!verdict.connected || !isSaved) return { ...verdict, saved: false };
		const tracker = oneOf(await client.ask('trackerCreate', { body }));
		return { ...verdict, saved: true, tracker: redacted(tracker) };
	},
};

async function test(client: WevionClient, body: IDataObject): Promise<Verdict> {
	const answer = client.ask('trackerTest', { body, mayRefuse: true });
	return await answer.then(verdictOf, async (error: unknown) => await told(client, error));
}

/** The verdict in a refusal; trouble that is not the tracker's goes on as what it is. */
async function told(client: WevionClient, error: unknown): Promise<Verdict> {
	const verdict = error instanceof ServiceError ? await verdictIn(client, error) : undefined;
	return verdict ?? (await Promise.reject(error as Error));
}

async function verdictIn(
	client: WevionClient,
	{ problem: { kind, detail = '' } }: ServiceError,
): Promise<Verdict | undefined> {
	if (!OF_THE_TRACKER.has(kind)) return undefined;
	// Either key may have been refused; the list of trackers takes Wevion's own.
	const isOurKey =
		kind === 'unauthorized' && (await troubleOf(client.ask('trackers'))) !== undefined;
	if (isOurKey) return undefined;
	const verdict = failed(detail || '401');
	return kind === 'serverFault' && verdict.reason === 'other' ? undefined : verdict;
}
