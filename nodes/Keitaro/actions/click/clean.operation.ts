import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { confirmField } from '../../../shared/n8n/fields';
import { reportRange } from '../../../shared/trackers/keitaro/reportRange';
import { mustConfirm } from '../common/confirm';
import { locator } from '../common/locators';
import type { KeitaroOperation } from '../operation';
import { wrongValue } from '../../../shared/n8n/dateRangeFields';

const fields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'First moment of what to delete. A time without a zone is in Time Zone.',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		required: true,
		description:
			'Last moment of what to delete, included. A day without a time, or at midnight, counts as the whole day.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. Europe/Berlin',
		description: 'IANA name of the zone of From and To',
	},
	locator('campaignId', 'Campaign whose clicks to delete. None deletes those of all campaigns.', {
		required: false,
	}),
	confirmField(
		'Whether you want these clicks and their conversions deleted for good. Without it nothing happens.',
	),
];

/** `POST /clicks/clean`: deletes clicks with their conversions; there is no way back. */
export const clean: KeitaroOperation = {
	name: 'Clean',
	action: 'Clean clicks',
	description: 'Delete the clicks and conversions of a period for good',
	fields,
	async run({ api, param }) {
		mustConfirm(param, 'delete the clicks and conversions of the period for good');
		const timezone = param.text('timeZone') || 'UTC';
		const asked = {
			preset: 'custom',
			from: param.text('from'),
			to: param.text('to'),
			zone: timezone,
		};
		let range;
		try {
			range = reportRange(asked, DateTime.now());
		} catch (error) {
			throw wrongValue(param, 'from', error);
		}
		const isOne = param.locator('campaignId') !== '';
		await api.post('/clicks/clean', {
			start_date: range.from,
			end_date: range.to,
			timezone,
			...(isOne && { campaign_id: param.id('campaignId') }),
		});
		return { deleted: true, from: range.from ?? null, to: range.to ?? null, timeZone: timezone };
	},
};
