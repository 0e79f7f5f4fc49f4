import type { INodeProperties } from 'n8n-workflow';

/** The switch without which an operation that takes something away does nothing. */
export const confirmField = (description: string): INodeProperties => ({
	displayName: 'Confirm',
	name: 'confirm',
	type: 'boolean',
	default: false,
	description,
});

/** Something to know before the operation is run. */
export const notice = (text: string): INodeProperties => ({
	displayName: text,
	name: 'notice',
	type: 'notice',
	default: '',
});

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
