import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';

/** The switch without which an operation that cannot be undone does nothing. */
export const confirmField = (description: string): INodeProperties => ({
	displayName: 'Confirm',
	name: 'confirm',
	type: 'boolean',
	default: false,
	description,
});

/** Stops an operation that was not confirmed; `effect` completes "Switch it on to …". */
export function mustConfirm(param: Params, effect: string): void {
	if (param.boolean('confirm')) return;
	throw param.wrong('confirm', 'is off, so nothing was changed', `Switch it on to ${effect}`);
}
