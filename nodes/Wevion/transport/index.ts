import {
	NodeOperationError,
	sleep,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { maskOf, type Mask } from '../../shared/n8n/discretion';
import type { Send } from '../../shared/n8n/http';
import type { PaceClock } from '../../shared/n8n/pace';
import { openLink } from '../../shared/n8n/trackerLink';
import { USUAL_REQUESTS_PER_MINUTE, WevionClient } from '../../shared/wevion/client';
import { accountOf } from '../../shared/wevion/connection';
import { readOverrides, type Overrides } from '../../shared/wevion/overrides';
import { templateIn } from '../../shared/wevion/postback';

const WEVION_CREDENTIAL = 'wevionApi';

/** What the operations work with. */
export interface WevionApi {
	client: WevionClient;
	/** n8n's request helper without the key, for a postback's own address. */
	plain: Send;
	/** Takes the key out of what is said about a problem. */
	mask: Mask;
	now: () => number;
	/** The workspace's postback URL with its macros, asked for once; `undefined` when none is told. */
	postbackTemplate: () => Promise<string | undefined>;
}

/** Opens the API with the node's credential. */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<WevionApi> {
	const link = await openLink(context, { credential: WEVION_CREDENTIAL });
	const { overrides, requestsPerMinute } = link.credential;
	const mask = maskOf(link.credential);
	const client = new WevionClient({
		once: link.once,
		now: link.now,
		sleep: link.sleep,
		pace: paceOf(accountOf(link.credential)),
		random: Math.random,
		overrides: overridesOf(context, overrides),
		mask,
		requestsPerMinute: Number(requestsPerMinute) || USUAL_REQUESTS_PER_MINUTE,
		cancelled: () =>
			'getExecutionCancelSignal' in context &&
			(context.getExecutionCancelSignal()?.aborted ?? false),
	});
	let template: string | undefined;
	const postbackTemplate = async () =>
		(template ??= templateIn(await client.ask('postbackConfig')));
	return { client, plain: link.plain, mask, now: link.now, postbackTemplate };
}

/** One for each key in this process: its limit is for all workflows together. */
const paces = new Map<string, PaceClock>();

function paceOf(account: string): PaceClock {
	const pace = paces.get(account) ?? { now: () => Date.now(), sleep };
	paces.set(account, pace);
	return pace;
}

function overridesOf(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	given: unknown,
): Overrides {
	try {
		return readOverrides(given);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error, {
			description: 'Correct the JSON in the credential, or empty it',
		});
	}
}
