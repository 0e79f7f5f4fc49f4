import type { INodeProperties } from 'n8n-workflow';
import {
	platformFields,
	platformOptions,
	shownFor,
	statusFields,
	unlessIgnored,
} from '../../shared/platforms/registry';
import { mappedFields, source } from './conversion';
import { dryRun, generalOptions, pending } from './forwarding';
import { forSending, forStatus, onlySend, operation } from './operation';

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

const sending: INodeProperties[] = [
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
		options: [...generalOptions.map(unlessIgnored), ...platformOptions].sort(byDisplayName),
	},
];

export const fields: INodeProperties[] = [
	onlySend,
	operation,
	...statusFields.map((field) => shownFor(field, forStatus)),
	...sending.map(forSending),
];
