import type { KeitaroOperation } from '../operation';
import { campaignOf, noSuchEntry, shownEntries, shownSource, sourceOf } from './entries';
import { includeSecrets } from '../common/secrets';
import { ownerFields, postbackIdField } from './owner.fields';

/** Read from the campaign or the traffic source that holds it. */
export const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get a postback',
	description: 'Read one postback of a campaign, or that of a traffic source',
	fields: [...ownerFields, postbackIdField, includeSecrets],
	async run({ api, param }) {
		const secrets = param.boolean('includeSecrets');
		if (param.text('belongsTo') === 'trafficSource') {
			const [postback] = shownSource(await sourceOf(api, param), secrets);
			if (postback === undefined) {
				throw param.wrong('trafficSourceId', 'names a traffic source without a postback');
			}
			return postback;
		}
		const id = param.text('postbackId');
		const found = shownEntries(await campaignOf(api, param), secrets).find(
			(entry) => entry.id === id,
		);
		if (found === undefined) throw noSuchEntry(param);
		return found;
	},
};
