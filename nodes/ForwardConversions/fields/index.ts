import type { INodeProperties } from 'n8n-workflow';
import { mappedFields, source } from './conversion';
import { dryRun, generalOptions, pending } from './forwarding';
import { metaFields, metaOptions } from './meta';

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

export const fields: INodeProperties[] = [
	source,
	...mappedFields,
	...metaFields,
	pending,
	dryRun,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...generalOptions, ...metaOptions].sort(byDisplayName),
	},
];
