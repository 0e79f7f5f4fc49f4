import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../shared/n8n/collections';
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

const sending: INodeProperties[] = [
	source,
	...mappedFields,
	...platformFields,
	pending,
	dryRun,
	optionsCollection([...generalOptions.map(unlessIgnored), ...platformOptions]),
];

export const fields: INodeProperties[] = [
	onlySend,
	operation,
	...statusFields.map((field) => shownFor(field, forStatus)),
	...sending.map(forSending),
];
