import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import type { ReportFilter } from '../../../shared/trackers/keitaro/reportFilters';
import type { KeitaroOperation } from '../operation';
import { conversionsOf, outputField, shown } from './output';

/** More conversions than one click or transaction has. */
const MOST = 100;

const fields: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{ name: 'Click ID', value: 'clickId' },
			{ name: 'Conversion ID', value: 'id' },
			{ name: 'Transaction ID', value: 'transactionId' },
		],
		default: 'id',
		description:
			'What to look for. A click can have several conversions; all of them are returned.',
	},
	{
		displayName: 'ID',
		name: 'conversionId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 0192a0b4-7c1e-7d4f-9a3b-2f1c5d6e7f80',
		description:
			'The ID to look for. That of a conversion is what Get Many returns: event_id on Keitaro 11, conversion_id before.',
	},
	outputField,
];

/** There is no request for one conversion: the log is filtered (keitaro-api §5). */
export const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get a conversion',
	description: 'Look up a conversion by its ID, its click or its transaction',
	fields,
	async run({ api, param }) {
		const id = param.text('conversionId');
		if (id === '') throw param.wrong('conversionId', 'is empty');
		const tracker = conversionsOf(api, identifying(param.text('findBy'), id));
		const now = DateTime.utc();
		const window = { from: DateTime.utc(2010), to: now.plus({ days: 2 }) };
		const found = await tracker.latest(MOST, window);
		if (found.length === 0) {
			const advice = tracker.leftOut.take() ?? 'Check the ID and Find By';
			throw param.wrong('conversionId', `matches no conversion: ${id}`, advice);
		}
		return found.map((conversion) => shown(conversion, param.text('output')));
	},
};

/** Which column holds an id tells its shape: v11 uuids, numbers before, else click and transaction. */
function identifying(findBy: string, id: string): ReportFilter[] {
	const equals = (name: string, expression: string | number): ReportFilter => ({
		name,
		operator: 'EQUALS',
		expression,
	});
	if (findBy === 'clickId') return [equals('sub_id', id)];
	if (findBy === 'transactionId') return [equals('tid', id)];
	if (/^\d{1,15}$/.test(id)) return [equals('conversion_id', Number(id))];
	const colon = id.indexOf(':');
	if (colon < 0) return [equals('event_id', id)];
	const transaction = id.slice(colon + 1);
	return [
		equals('sub_id', id.slice(0, colon)),
		transaction === '' ? { name: 'tid', operator: 'IS_NOT_SET' } : equals('tid', transaction),
	];
}
