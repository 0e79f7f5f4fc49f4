import type { INodeProperties } from 'n8n-workflow';

const named =
	(displayName: string, name: string, placeholder: string) =>
	(
		entries: readonly INodeProperties[],
		more: Pick<INodeProperties, 'displayOptions' | 'description'> = {},
	): INodeProperties => ({
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		...more,
		options: [...entries].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	});

/** Collections that many operations have, each under one name everywhere; their entries by name. */
export const optionsCollection = named('Options', 'options', 'Add Option');
export const filtersCollection = named('Filters', 'filters', 'Add Filter');
export const additionalCollection = named('Additional Fields', 'additionalFields', 'Add Field');
export const updateCollection = named('Update Fields', 'updateFields', 'Add Field');
