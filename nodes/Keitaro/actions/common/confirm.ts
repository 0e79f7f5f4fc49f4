import type { Params } from '../../../shared/n8n/params';

/** Stops an operation that was not confirmed; `effect` completes "Switch it on to …". */
export function mustConfirm(param: Params, effect: string): void {
	if (param.boolean('confirm')) return;
	throw param.wrong('confirm', 'is off, so nothing was changed', `Switch it on to ${effect}`);
}
