import type { INodeProperties } from 'n8n-workflow';
import { platformFields, platformOptions } from '../../shared/platforms/registry';
import { mappedFields, source } from './conversion';
import { dryRun, generalOptions, pending } from './forwarding';

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

export const fields: INodeProperties[] = [
	source,
	...mappedFields,
	...platformFields,
	pending,
	dryRun,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...generalOptions, ...platformOptions].sort(byDisplayName),
	},
];
