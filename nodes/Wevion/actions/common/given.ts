import type { INodeProperties } from 'n8n-workflow';

/** Whether something is put together in the panel or written as Wevion knows it. */
export const givenField = (displayName: string, description: string): INodeProperties => ({
	displayName,
	name: 'given',
	type: 'options',
	options: [
		{ name: 'Fields', value: 'fields' },
		{ name: 'JSON', value: 'json' },
	],
	default: 'fields',
	description,
});
