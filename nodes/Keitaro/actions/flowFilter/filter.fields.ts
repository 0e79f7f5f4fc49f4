import { listOf } from '../../../shared/trackers/keitaro/reportFilters';
import { choice, field, json, text, type WriteField } from '../common/writing';

export const filterName: WriteField = field(
	{
		displayName: 'Filter Name or ID',
		name: 'filterName',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getFlowFilters' },
		default: '',
		required: true,
		description:
			'What the filter looks at, such as country. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{ key: 'name' },
);

export const mode = choice('mode', 'Mode', 'What happens to visitors that the filter fits', {
	accept: 'Let Through',
	reject: 'Keep Out',
});

export const payload: WriteField = text(
	'values',
	'Values',
	'What the filter looks for, separated by commas',
	{
		key: 'payload',
		placeholder: 'e.g. DE, AT',
		to: (value) => listOf(String(value)),
	},
);

/** For filters such as `parameter`, whose payload is an object (keitaro-api §3.2). */
export const payloadJson: WriteField = json(
	'payloadJson',
	'Values (JSON)',
	'Instead of Values, for filters that take more than a list',
	{ key: 'payload', placeholder: 'e.g. ["DE", "AT"]' },
);
