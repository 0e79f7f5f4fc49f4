import { readEntries, withoutEntry } from '../../../shared/trackers/keitaro/postbackEntries';
import type { KeitaroOperation } from '../operation';
import { campaignOf, noSuchEntry, saveEntries, saveSource, sourceOf } from './entries';
import { ownerFields, postbackIdField } from './owner.fields';

/** Takes one entry out of a campaign's `postbacks`, or empties that of a traffic source. */
export const remove: KeitaroOperation = {
	name: 'Delete',
	action: 'Delete a postback',
	description: 'Remove one postback; the others of the campaign stay as they are',
	fields: [...ownerFields, postbackIdField],
	async run({ api, param }) {
		if (param.text('belongsTo') === 'trafficSource') {
			const source = await sourceOf(api, param);
			await saveSource(api, source, { postback_url: '', postback_statuses: [] });
			return { deleted: true };
		}
		const campaign = await campaignOf(api, param);
		const left = withoutEntry(readEntries(campaign.postbacks), param.text('postbackId'));
		if (left === undefined) throw noSuchEntry(param);
		await saveEntries(api, campaign, left);
		return { deleted: true };
	},
};
