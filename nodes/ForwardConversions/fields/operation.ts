import type { INodeProperties } from 'n8n-workflow';
import { platformsWithStatus } from '../../shared/platforms/registry';

export const GET_STATUS = 'getStatus';

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

/** Shows a field for *Get Status* only. */
export const forStatus = { operation: [GET_STATUS] };

/** The field, hidden for *Get Status*; platforms without a choice have no operation to look at. */
export function forSending(field: INodeProperties): INodeProperties {
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			hide: { ...field.displayOptions?.hide, ...forStatus },
		},
	};
}
