import { additionalCollection } from '../../../shared/n8n/collections';
import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import { parseCurrency } from '../../../shared/conversion/money';
import { toIso } from '../../../shared/conversion/time';
import type { Params } from '../../../shared/n8n/params';
import type { Upload } from '../../../shared/trackers/tracker';
import { needing } from '../operation';

const uploadNotice = notice(
	'uploadNotice',
	'This records a real conversion: it counts in the statistics of the tracker, is passed on to traffic sources, and most trackers cannot delete one.',
);

const additional: INodeProperties = additionalCollection([
	{
		displayName: 'Converted At',
		name: 'convertedAt',
		type: 'dateTime',
		default: '',
		description: 'When it happened; now when left out. A time without a zone is in UTC.',
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description: 'ISO 4217 code of the payout, if not that of the tracker or the offer',
	},
	{
		displayName: 'Payout',
		name: 'payout',
		type: 'number',
		default: 0,
		description: "What the conversion brings; the tracker's own payout when left out",
	},
]);

const fields: INodeProperties[] = [
	uploadNotice,
	{
		displayName: 'Click ID',
		name: 'clickId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2f1g5h7a9c0b3d4e',
		description: 'Click that converted, as the tracker calls it; the field clickId of a conversion',
	},
	{
		displayName: 'Transaction ID',
		name: 'transactionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. T-1001',
		description:
			"The affiliate network's or shop's ID, by which the tracker tells several conversions of a click apart",
	},
	{
		displayName: 'Status or Event',
		name: 'status',
		type: 'string',
		default: '',
		placeholder: 'e.g. sale',
		description:
			"In the tracker's own word: status, type or event, whichever it has. Its usual conversion when left empty.",
	},
	additional,
];

export const upload = needing('upload', {
	name: 'Upload',
	action: 'Upload a conversion',
	description: 'Record a real conversion for a click in the tracker',
	fields,
	async run({ api, param }) {
		const asked = readUpload(param);
		const tracker = await api.open();
		const [result] = (await tracker.upload?.([asked])) ?? [];
		if (result?.accepted === false) {
			throw api.refusal(result.reason, result.advice);
		}
		const { name, account } = tracker;
		return { accepted: true, tracker: name, account, ...asked } satisfies IDataObject;
	},
});

function readUpload(param: Params): Upload {
	const clickId = param.text('clickId');
	if (clickId === '') throw param.wrong('clickId', 'is empty');
	const { payout = null, currency = '', convertedAt = '' } = param.fields('additionalFields');
	return {
		clickId,
		transactionId: param.optionalText('transactionId') ?? null,
		status: param.optionalText('status') ?? null,
		payout: payout === null || payout === '' ? null : readPayout(param, payout),
		currency: readCurrency(param, String(currency ?? '').trim()),
		convertedAt: readMoment(param, String(convertedAt ?? '').trim()),
	};
}

function readPayout(param: Params, value: unknown): number {
	const payout = Number(value);
	if (Number.isFinite(payout)) return payout;
	throw param.wrong('additionalFields.payout', `is not a number: ${String(value)}`);
}

function readCurrency(param: Params, text: string): string | null {
	const currency = parseCurrency(text);
	if (text === '' || currency !== null) return currency;
	throw param.wrong('additionalFields.currency', `is not a currency: ${text}`);
}

function readMoment(param: Params, text: string): string | null {
	if (text === '') return null;
	const time = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'UTC' });
	if (time.isValid) return toIso(time);
	throw param.wrong('additionalFields.convertedAt', `is not a date: ${text}`);
}
