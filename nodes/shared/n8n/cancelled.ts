import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether the execution was stopped; only executions can be, not polls or lists of the editor. */
export function cancelledBy(
	context: object | Pick<IExecuteFunctions, 'getExecutionCancelSignal'>,
): () => boolean {
	if (!('getExecutionCancelSignal' in context)) return () => false;
	return () => context.getExecutionCancelSignal()?.aborted ?? false;
}
