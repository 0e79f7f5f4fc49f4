import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import type { Problem, ProblemKind } from './problem';
import { adviceOf, messageOf, type ServiceVoice } from './sentences';

/** A problem on its way from a service's folder to the node that shows it. */
export class ServiceError extends Error {
	constructor(
		readonly service: ServiceVoice,
		readonly problem: Problem,
	) {
		super(messageOf(service, problem));
		this.name = 'ServiceError';
	}

	/** What to do about it. */
	get advice(): string {
		return adviceOf(this.service, this.problem);
	}
}

/** The `ServiceError` that some work ended with, or nothing; any other error goes on. */
export async function troubleOf(work: Promise<unknown>): Promise<ServiceError | undefined> {
	return await work.then(
		() => undefined,
		(error: unknown) => (error instanceof ServiceError ? error : Promise.reject(error as Error)),
	);
}

/** How n8n's poll scheduler should take a problem: wait, or wait for the user. */
const FAILURES: Partial<
	Record<ProblemKind, 'rate-limited' | 'temporarily-unavailable' | 'credential-invalid'>
> = {
	throttled: 'rate-limited',
	serverFault: 'temporarily-unavailable',
	timedOut: 'temporarily-unavailable',
	cut: 'temporarily-unavailable',
	refused: 'temporarily-unavailable',
	unauthorized: 'credential-invalid',
};

/** The error as n8n shows it: the sentence on top, the advice below, the item it belongs to. */
export function toNodeError(node: INode, error: ServiceError, itemIndex?: number): NodeApiError {
	const { problem } = error;
	const cause = FAILURES[problem.kind];
	const shown = new NodeApiError(
		node,
		{ message: error.message },
		{
			message: error.message,
			description: error.advice,
			...(problem.status !== undefined && { httpCode: String(problem.status) }),
			...(itemIndex !== undefined && { itemIndex }),
			...(cause !== undefined && { failure: failureOf(cause, problem) }),
		},
	);
	// n8n replaces messages that contain a network code by its own; ours say what to do.
	shown.message = error.message;
	shown.description = error.advice;
	return shown;
}

/** Any error as one of n8n's; those that are one already keep their words. */
export function asNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof ServiceError) return toNodeError(node, error, itemIndex);
	if (!(error instanceof NodeOperationError)) {
		return new NodeOperationError(node, error as Error, { itemIndex });
	}
	if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
	return error;
}

function failureOf(
	cause: 'rate-limited' | 'temporarily-unavailable' | 'credential-invalid',
	problem: Problem,
) {
	if (cause === 'credential-invalid') return { cause };
	return {
		cause,
		...(problem.retryAfterMs !== undefined && { retryAfterMs: problem.retryAfterMs }),
	};
}
