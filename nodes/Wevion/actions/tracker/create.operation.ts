import { oneOf } from '../../../shared/wevion/answer';
import { redacted } from '../../../shared/wevion/redact';
import { optionsField, ownPath, withBodyFields } from '../common/options';
import { filledIn } from '../common/values';
import type { WevionOperation } from '../operation';
import { connectionBody, connectionFields, nameField } from './connection.fields';

/** `POST /trackers`. Wevion begins to read the tracker within 15 minutes, the last 30 days first. */
export const create: WevionOperation = {
	name: 'Create',
	action: 'Create a tracker',
	description: 'Connect a tracker to Wevion, which then begins to read it',
	fields: [{ ...nameField, required: true }, ...connectionFields, ...optionsField('trackerCreate')],
	async run({ api: { client }, param }) {
		const named = { [client.name('trackerName')]: filledIn(param, 'name') };
		const body = withBodyFields(param, { ...named, ...connectionBody(param, client) });
		return redacted(oneOf(await client.ask('trackerCreate', { body, path: ownPath(param) })));
	},
};
