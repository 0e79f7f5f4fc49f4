import type {
	ICredentialDataDecryptedObject as CredentialData,
	INodeParameters,
} from 'n8n-workflow';
import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { platformOf } from '../../../nodes/shared/platforms/registry';
import { executeNode, processedData, toItems, withClock } from '../../harness';
import { Answers } from './answers';
import { JumpingClock } from './clock';
import { ACCOUNTS } from './credentials';
import type { Asked, SentRequest, SentResult, Told } from './line';

/** Runs the real node for one line. Without answers nothing is taken for sent. */
export async function ask(asked: Asked): Promise<Told> {
	const { id, platform: name, answers } = asked;
	const { credential } = platformOf(name).platform;
	const account = ACCOUNTS[credential];
	if (account === undefined) throw new Error(`There is no account for '${credential}'`);
	const data = { ...account.data, ...asked.credential };
	const mask = masker(account.secrets.map((field) => String(data[field] ?? '')));
	const platforms = new Answers(answers);
	const clock = new JumpingClock(new Date(asked.now).getTime());
	processedData.clear();
	try {
		const run = async () =>
			await executeNode({
				node: new ForwardConversions(),
				parameters: { ...asked.settings, platform: name } as INodeParameters,
				credentials: { [credential]: { instance: account.instance, data: data as CredentialData } },
				items: toItems(...asked.conversions),
				workflowId: 'contract',
			});
		const { outputs } = await withClock(clock.now, run);
		const results = outputs
			.flatMap((items) => items.map(resultOf))
			.filter(({ attempts }) => answers !== undefined || attempts === 0)
			.sort((a, b) => a.result.index - b.result.index)
			.map(({ result }) => result);
		const requests = answers === undefined ? once(platforms.requests) : platforms.requests;
		return { id, requests: mask(requests), results: mask(results) };
	} catch (error) {
		const { message, description = null } = error as Error & { description?: string | null };
		const told = { message, description };
		return { id, requests: mask(platforms.requests), results: [], error: mask(told) };
	} finally {
		clock.stop();
		platforms.stop();
	}
}

function resultOf({ json, pairedItem }: { json: object; pairedItem?: unknown }) {
	const { item } = pairedItem as { item: number };
	const {
		outcome,
		class: errorClass,
		code,
		reason,
		attempts,
	} = json as SentResult & {
		attempts: number;
	};
	return { attempts, result: { index: item, outcome, class: errorClass, code, reason } };
}

/** Each request without its repeats: without answers the node takes the platform for down. */
function once(requests: readonly SentRequest[]): SentRequest[] {
	const seen = new Map(requests.map((sent) => [JSON.stringify(sent), sent]));
	return [...seen.values()];
}

/** Puts `***` in the place of secrets, wherever they stand, plain or URL-encoded. */
function masker(secrets: readonly string[]) {
	const hidden = secrets
		.filter((secret) => secret !== '')
		.flatMap((secret) => [secret, encodeURIComponent(secret)]);
	return <T>(value: T): T => {
		const text = hidden.reduce(
			(left, secret) => left.replaceAll(secret, '***'),
			JSON.stringify(value),
		);
		return JSON.parse(text) as T;
	};
}
