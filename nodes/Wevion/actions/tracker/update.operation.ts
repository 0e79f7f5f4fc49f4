import type { IDataObject } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import { updateCollection } from '../../../shared/n8n/collections';
import { firstOf } from '../../../shared/n8n/listing';
import { oneOf } from '../../../shared/wevion/answer';
import { redacted } from '../../../shared/wevion/redact';
import { TRACKER, simplified } from '../../../shared/wevion/simple';
import { locator, ofTracker } from '../common/locators';
import { optionsField, ownPath, withBodyFields } from '../common/options';
import type { WevionCall, WevionOperation } from '../operation';
import { CHANGEABLE, withoutSlash } from './connection.fields';
import { cellText } from '../../../shared/trackers/rows';

/**
 * `PUT /trackers/:configId`. Whether a field that is not sent stays is not documented, so type, name
 * and address are sent as they are now. A key is not: Wevion never hands it out.
 */
export const update: WevionOperation = {
	name: 'Update',
	action: 'Update a tracker',
	description: 'Change name, address or key of a tracker that is connected',
	fields: [
		locator('configId'),
		updateCollection(Object.values(CHANGEABLE).map(({ field }) => field)),
		notice(
			'notice',
			'Wevion does not document whether a key that is not sent stays. Add Tracker API Key if the tracker stops synchronizing after an update.',
		),
		...optionsField('trackerUpdate'),
	],
	async run(call) {
		const { client } = call.api;
		const { param } = call;
		const changes = changesOf(call);
		const body = withBodyFields(param, changes);
		if (Object.keys(body).length === 0) {
			throw param.wrong('updateFields', 'has nothing to change', 'Add a field');
		}
		const places = ofTracker(param);
		const whole = withBodyFields(param, { ...(await current(call, places.configId)), ...changes });
		const answer = await client.ask('trackerUpdate', { places, body: whole, path: ownPath(param) });
		return { id: places.configId, ...redacted(oneOf(answer)) };
	},
};

function changesOf({ api: { client }, param }: WevionCall): IDataObject {
	const given = param.fields('updateFields');
	const changes: IDataObject = {};
	for (const [name, { key }] of Object.entries(CHANGEABLE)) {
		if (given[name] === undefined) continue;
		const value = param.text(`updateFields.${name}`);
		changes[client.name(key)] = key === 'trackerUrl' ? withoutSlash(value) : value;
	}
	return changes;
}

/** What the tracker's entry in the list holds of type, name and address. */
async function current({ api: { client }, param }: WevionCall, id: string): Promise<IDataObject> {
	const ignored = { noList: () => undefined, noMore: () => undefined };
	const isIt = (row: IDataObject) => cellText(simplified(row, TRACKER).id) === id;
	const pages = client.pages('trackers', {}, ignored, 'trackers');
	const [found] = await firstOf(pages, { most: 1, wanted: isIt });
	if (found === undefined) {
		throw param.wrong('configId', `names no tracker of this workspace: ${id}`, 'Check the ID');
	}
	const { type, name, url } = simplified(found, TRACKER);
	const kept = { trackerType: type, trackerName: name, trackerUrl: url } as const;
	return Object.fromEntries(
		(['trackerType', 'trackerName', 'trackerUrl'] as const).flatMap((key) =>
			kept[key] === undefined ? [] : [[client.name(key), kept[key]]],
		),
	);
}
