import type { INodeProperties } from 'n8n-workflow';
import { PLATFORMS, platformsWithStatus } from '../../shared/platforms/registry';

export const GET_STATUS = 'getStatus';

/** What the panel begins with. */
export const FIRST_PLATFORM = 'meta';

const platformsWithoutStatus = PLATFORMS.map(({ platform }) => platform.name).filter(
	(name) => !platformsWithStatus.includes(name),
);

/** Shown where there is a choice. */
export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { platform: platformsWithStatus } },
	options: [
		{
			name: 'Get Status',
			value: GET_STATUS,
			action: 'Get the status of a request',
			description: 'What became of the conversions of an earlier request',
		},
		{
			name: 'Send',
			value: 'send',
			action: 'Send conversions',
			description: 'Send the conversions of the items',
		},
	],
	default: 'send',
};

/**
 * For platforms that can only be sent to, and for n8n's list of nodes: it offers as actions what the
 * first property of this name offers, and sets the platform to the first that it is shown for.
 */
export const onlySend: INodeProperties = {
	...operation,
	type: 'hidden',
	displayOptions: {
		show: {
			platform: [
				FIRST_PLATFORM,
				...platformsWithoutStatus.filter((name) => name !== FIRST_PLATFORM),
			],
		},
	},
	options: operation.options?.filter(({ name }) => name === 'Send'),
};

/** Shows a field for *Get Status* only. */
export const forStatus = { operation: [GET_STATUS] };

/** The field, hidden for *Get Status*. */
export function forSending(field: INodeProperties): INodeProperties {
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			hide: { ...field.displayOptions?.hide, ...forStatus },
		},
	};
}
