import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import type { TrackerLink, TrackerModule } from '../trackers/module';
import { cancelledBy } from './cancelled';
import { maskOf } from './discretion';
import { request, type Send, type ServiceRequest } from './http';
import type { PaceClock } from './pace';
import { passingOutcome, withRetry, type RetryPolicy } from './retry';

/** What is known of a service before its account is. */
type Service = Pick<TrackerModule, 'credential'> & Partial<Pick<TrackerModule, 'accountOf'>>;

/** Where a tracker is asked from: a step of a workflow, a poll, or the editor. */
export type LinkContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/** Reads may be repeated freely, so passing troubles are waited out. */
export const TRACKER_RETRY: RetryPolicy = { attempts: 4, baseMs: 1_000, longestMs: 30_000 };

/** Least time that a request is given, however near the deadline is. */
const SHORTEST_MS = 1_000;

/**
 * Opens the way to the account that the node's credential of this tracker names.
 *
 * `deadline`, in milliseconds since the epoch: no request and no wait goes on after it, since n8n
 * throws away what a poll brings too late. Stops waiting when the execution is cancelled.
 */
export async function openLink(
	context: LinkContext,
	{ credential: type, accountOf }: Service,
	deadline?: number,
): Promise<TrackerLink> {
	const credential = await context.getCredentials(type);
	const now = () => Date.now();
	const send = authenticated(context, type);
	const mask = maskOf(credential);
	const once = async (asked: ServiceRequest) =>
		await request(send, withinTime(asked, deadline, now()), now, mask);
	const cancelled = cancelledBy(context);
	const surroundings = { now, sleep, random: Math.random, cancelled, deadline };
	return {
		once,
		send: async (asked) =>
			(await withRetry(async () => await once(asked), passingOutcome, TRACKER_RETRY, surroundings))
				.result,
		plain: async (options) => (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse,
		credential,
		now,
		sleep,
		...(accountOf !== undefined && { line: lineTo(type, nameOf(accountOf, credential)) }),
	};
}

/** n8n's request helper with the node's credential of this type. */
export function authenticated(context: LinkContext | IHookFunctions, type: string): Send {
	return async (options) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			type,
			options,
		)) as IN8nHttpFullResponse;
}

/** One for each account, however many steps of how many workflows ask it. */
const lines = new Map<string, PaceClock>();

function lineTo(type: string, account: string): PaceClock {
	const key = `${type} ${account}`;
	const line = lines.get(key) ?? { now: () => Date.now(), sleep };
	lines.set(key, line);
	return line;
}

/** A credential that names no account is told so later, by the tracker's folder. */
function nameOf(accountOf: TrackerModule['accountOf'], credential: Readonly<IDataObject>): string {
	try {
		return accountOf(credential);
	} catch {
		return '';
	}
}

/** A single slow answer must not outlast a poll. */
function withinTime(
	asked: ServiceRequest,
	deadline: number | undefined,
	now: number,
): ServiceRequest {
	if (deadline === undefined) return asked;
	const timeoutMs = Math.max(SHORTEST_MS, Math.min(asked.timeoutMs, deadline - now));
	return { ...asked, timeoutMs };
}
