import { DateTime } from 'luxon';
import { sleep, type IDataObject } from 'n8n-workflow';
import { maskSecrets } from '../../../shared/n8n/mask';
import type { Params } from '../../../shared/n8n/params';
import { PASSING, withRetry } from '../../../shared/n8n/retry';
import { messageOf, type ServiceVoice } from '../../../shared/n8n/sentences';
import { macroValues } from '../../../shared/trackers/keitaro/macroValues';
import {
	buildPostback,
	valuesFor,
	type BuiltPostback,
	type NameValue,
	type OutgoingPostback,
} from '../../../shared/trackers/keitaro/outgoingPostback';
import { plainCall, type PlainOutcome } from '../../../shared/trackers/keitaro/plainCall';
import {
	POSTBACK_KINDS,
	type PostbackTrigger,
} from '../../../shared/trackers/keitaro/postbackStatus';
import { listOf } from '../../../shared/trackers/keitaro/reportFilters';
import type { KeitaroApi } from '../../transport';

/** The receiver is somebody else's server; its name in sentences. */
const RECEIVER: ServiceVoice = { name: 'The receiver', credential: 'Postback' };

/** Longest wish of a receiver to be left alone that is followed, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/** How the postback is called, for this item. It is for every conversion until rules say otherwise. */
export function readCall(param: Params): OutgoingPostback {
	const options = param.fields('options');
	const url = param.text('url');
	if (url === '') throw param.wrong('url', 'is empty');
	return {
		url,
		active: true,
		trigger: 'all',
		method: param.text('method') === 'POST' ? 'POST' : 'GET',
		statusWords: {},
		key: String(options.postbackKey ?? ''),
		keyName: String(options.keyName || 'key'),
		currency: String(options.currency ?? '').toUpperCase(),
		campaigns: [],
		countries: [],
		headers: pairsOf(options.headers),
		parameters: pairsOf(options.parameters),
		bodyFormat: options.bodyFormat === 'json' ? 'json' : 'form',
		timeoutMs: Number(options.timeout ?? 10) * 1_000,
	};
}

/** Which conversions it is for. */
export function readRules(param: Params): Partial<OutgoingPostback> {
	const filters = param.fields('filters');
	const words = param.fields('statusWords');
	return {
		active: param.text('state') !== 'inactive',
		trigger: (param.text('trigger') || 'all') as PostbackTrigger,
		statusWords: Object.fromEntries(
			POSTBACK_KINDS.map((kind) => [kind, listOf(String(words[kind] ?? ''))]),
		),
		campaigns: listOf(String(filters.campaigns ?? '')),
		countries: listOf(String(filters.countries ?? '')),
	};
}

/** The request for a conversion. Throws an error that names the parameter. */
export function build(
	param: Params,
	postback: OutgoingPostback,
	conversion: IDataObject,
): BuiltPostback {
	const values = valuesFor(postback, macroValues(conversion));
	const context = { values, now: DateTime.utc(), random: Math.random };
	try {
		return buildPostback(postback, context);
	} catch (error) {
		throw param.wrong('url', error instanceof Error ? error.message : 'cannot be used');
	}
}

/** How often and how patiently to try. */
export interface Patience {
	retries: number;
	delayMs: number;
	cancelled: () => boolean;
}

/** Fires it. Refused data is not tried again; a server that is away or busy is. */
export async function fire(
	api: Pick<KeitaroApi, 'plain'>,
	{ request }: BuiltPostback,
	{ retries, delayMs, cancelled }: Patience,
): Promise<{ result: PlainOutcome; attempts: number }> {
	const now = () => Date.now();
	const passing = ({ problem }: PlainOutcome) => {
		const isAway = problem?.kind === 'refused' || (problem && PASSING.has(problem.kind));
		return isAway ? { retryAfterMs: problem?.retryAfterMs ?? delayMs } : undefined;
	};
	return await withRetry(
		async () => await plainCall(api.plain, request, now),
		passing,
		{ attempts: retries + 1, baseMs: delayMs, longestMs: Math.max(delayMs, LONGEST_WAIT_MS) },
		{ now, sleep, random: Math.random, cancelled },
	);
}

/** What came back, as it may be shown, and what was wrong with it. */
export function shownOutcome({ answer, problem }: PlainOutcome, secrets: readonly string[]) {
	const response = answer && { status: answer.status, body: maskSecrets(answer.text, secrets) };
	return {
		response: response ?? null,
		...(problem && { reason: maskSecrets(messageOf(RECEIVER, problem), secrets) }),
	};
}

function pairsOf(value: unknown): NameValue[] {
	const { items = [] } = (value ?? {}) as { items?: IDataObject[] };
	return items
		.map(({ name, value: given }) => ({
			name: String(name ?? '').trim(),
			value: String(given ?? ''),
		}))
		.filter(({ name }) => name !== '');
}
