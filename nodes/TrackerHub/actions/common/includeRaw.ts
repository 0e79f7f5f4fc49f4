import type { INodeProperties } from 'n8n-workflow';

export const includeRaw: INodeProperties = {
	displayName: 'Include Raw',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: "Whether to add the tracker's own row to each result, as field raw",
};
