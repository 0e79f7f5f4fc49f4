import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import { byName } from '../../../shared/n8n/byName';
import { PRESET, PRESETS, type PresetName } from '../../../shared/postback/presets';
import { oneOf } from '../../../shared/wevion/answer';
import { macrosIn, templateFor, templateIn } from '../../../shared/wevion/postback';
import { optionsField, withQueryParameters } from '../common/options';
import type { WevionOperation } from '../operation';

const AS_IT_IS = 'none';

const macrosOfField: INodeProperties = {
	displayName: 'Tracker',
	name: 'tracker',
	type: 'options',
	options: [
		...PRESETS.filter((preset) => preset !== 'generic').map((value) => ({
			name: PRESET[value].name,
			value,
		})),
		{ name: 'None', value: AS_IT_IS },
	].sort(byName),
	default: AS_IT_IS,
	description: 'Whose macros to write the URL with, so that it can be pasted into that tracker',
};

/** `GET /postback/config`. The URL is unique to the workspace and signed: it is never put together here. */
export const getConfig: WevionOperation = {
	name: 'Get Config',
	action: 'Get the postback config',
	description:
		"Get the workspace's own postback URL with its macros, or with those of a tracker of your choice",
	fields: [
		macrosOfField,
		notice('notice', 'Whoever has the URL can record conversions in your workspace.'),
		...optionsField('postbackConfig'),
	],
	async run({ api: { client }, param }) {
		const query = withQueryParameters(param);
		const config = oneOf(await client.ask('postbackConfig', { query }));
		const template = templateIn(config);
		if (template === undefined) return config;
		return {
			...config,
			template,
			macros: macrosIn(template),
			...inMacros(template, param.text('tracker')),
		};
	},
};

function inMacros(template: string, tracker: string): IDataObject {
	const preset = PRESETS.find((one: PresetName) => one === tracker);
	if (preset === undefined) return {};
	const { url, without } = templateFor(template, preset);
	return { tracker: preset, trackerUrl: url, withoutMacro: without };
}
