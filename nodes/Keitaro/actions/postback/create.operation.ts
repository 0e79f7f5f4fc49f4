import { readEntries } from '../../../shared/trackers/keitaro/postbackEntries';
import type { KeitaroOperation } from '../operation';
import {
	campaignOf,
	saveEntries,
	saveSource,
	shownEntries,
	shownSource,
	sourceOf,
	statusesFor,
} from './entries';
import { activeField, entryMethod, entryTrigger, statusesField, urlField } from './entry.fields';
import { includeSecrets } from '../common/secrets';
import { ownerFields } from './owner.fields';

/** Appends to a campaign's `postbacks`, or sets the one postback a traffic source has. */
export const create: KeitaroOperation = {
	name: 'Create',
	action: 'Create a postback',
	description: 'Let Keitaro call a URL when a conversion comes in',
	fields: [
		...ownerFields,
		{ ...urlField, required: true },
		activeField,
		entryTrigger,
		statusesField,
		entryMethod,
		includeSecrets,
	],
	async run({ api, param }) {
		const url = param.text('url');
		if (url === '') throw param.wrong('url', 'is empty');
		const trigger = param.text('trigger');
		const chosen = trigger === 'statuses' ? param.list('statuses') : [];
		const statuses = statusesFor(param.text('state'), trigger, chosen) ?? [];
		const secrets = param.boolean('includeSecrets');
		if (param.text('belongsTo') === 'trafficSource') {
			const source = await sourceOf(api, param);
			if (source.postback_url) {
				throw param.wrong(
					'trafficSourceId',
					'names a traffic source that has a postback already',
					'A traffic source has one postback: change it with Update, or delete it first',
				);
			}
			const change = { postback_url: url, postback_statuses: statuses };
			return shownSource(await saveSource(api, source, change), secrets);
		}
		const campaign = await campaignOf(api, param);
		const method = param.text('method') === 'POST' ? 'POST' : 'GET';
		const entries = [...readEntries(campaign.postbacks), { method, url, statuses } as const];
		const saved = await saveEntries(api, campaign, entries);
		return shownEntries(saved, secrets).slice(-1);
	},
};
