import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { updateCollection } from '../../../shared/n8n/collections';
import {
	entryIds,
	readEntries,
	withEntryChanged,
	type PostbackEntry,
} from '../../../shared/trackers/keitaro/postbackEntries';
import type { KeitaroOperation } from '../operation';
import {
	campaignOf,
	noSuchEntry,
	saveEntries,
	saveSource,
	shownEntries,
	shownSource,
	sourceOf,
	statusesFor,
} from './entries';
import { activeField, entryTrigger, methodField, statusesField, urlField } from './entry.fields';
import { includeSecrets } from '../common/secrets';
import { ownerFields, postbackIdField } from './owner.fields';

const updateFields: INodeProperties = updateCollection([
	{ ...methodField, description: 'How to call it; postbacks of traffic sources are always GET' },
	activeField,
	{
		...statusesField,
		// In a collection a field cannot wait for another one that may not be there.
		displayOptions: undefined,
		description: 'Statuses to send it on, where Trigger is Chosen Statuses',
	},
	entryTrigger,
	urlField,
]);

/** Changes one entry and hands the others back as they were read. */
export const update: KeitaroOperation = {
	name: 'Update',
	action: 'Update a postback',
	description: 'Change the URL, method, trigger or status of one postback',
	fields: [...ownerFields, postbackIdField, updateFields, includeSecrets],
	async run({ api, param }) {
		const given = param.fields('updateFields');
		const secrets = param.boolean('includeSecrets');
		if (param.text('belongsTo') === 'trafficSource') {
			const source = await sourceOf(api, param);
			const list = statusesAfter(given, source.postback_statuses);
			const change = {
				...(given.url !== undefined && { postback_url: String(given.url) }),
				...(list !== undefined && { postback_statuses: list }),
			};
			return shownSource(await saveSource(api, source, change), secrets);
		}
		const campaign = await campaignOf(api, param);
		const entries = readEntries(campaign.postbacks);
		const id = param.text('postbackId');
		const at = entryIds(entries).indexOf(id);
		const list = statusesAfter(given, entries[at]?.statuses);
		const change: Partial<PostbackEntry> = {
			...(given.url !== undefined && { url: String(given.url) }),
			...(given.method !== undefined && { method: given.method === 'POST' ? 'POST' : 'GET' }),
			...(list !== undefined && { statuses: list }),
		};
		const changed = withEntryChanged(entries, id, change);
		if (changed === undefined) throw noSuchEntry(param);
		const saved = await saveEntries(api, campaign, changed);
		return shownEntries(saved, secrets)[at] ?? {};
	},
};

/** The statuses after the update, or nothing when they are left alone. */
function statusesAfter(given: IDataObject, current: unknown): string[] | undefined {
	const chosen = (given.statuses ?? []) as string[];
	const trigger = given.trigger ?? (chosen.length > 0 ? 'statuses' : undefined);
	if (trigger !== undefined) return statusesFor(given.state, trigger, chosen);
	if (given.state === undefined) return undefined;
	// Active again: with the statuses it has, or with all where it had none.
	const has = Array.isArray(current) && current.length > 0;
	return given.state === 'active' && has ? undefined : statusesFor(given.state, 'all', []);
}
