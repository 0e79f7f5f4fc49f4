import { notice, simplify } from '../../../shared/n8n/fields';
import { MAPPING } from '../../../shared/wevion/simple';
import { asChosen, limit, listed, returnAll } from '../common/listing';
import { locator, ofTracker } from '../common/locators';
import { optionsField, withBodyFields } from '../common/options';
import type { WevionOperation } from '../operation';

export const getAll: WevionOperation = {
	name: 'Get Many',
	action: 'Get many mappings',
	description: 'List which campaign of a tracker belongs to which ad campaign in Wevion',
	fields: [locator('configId'), returnAll, limit, simplify, ...optionsField('mappings')],
	async run(call) {
		return await listed(call, 'mappings', {
			places: ofTracker(call.param),
			names: ['mappings'],
			toRow: asChosen(call.param, MAPPING),
		});
	},
};

const suggestions = (
	endpoint: 'mappingsSetUp' | 'mappingsDetect',
	texts: Pick<WevionOperation, 'name' | 'action' | 'description'>,
	...own: WevionOperation['fields']
): WevionOperation => ({
	...texts,
	fields: [locator('configId'), ...own, returnAll, limit, simplify, ...optionsField(endpoint)],
	async run(call) {
		return await listed(call, endpoint, {
			places: ofTracker(call.param),
			body: withBodyFields(call.param, {}),
			names: ['suggestions', 'mappings'],
			toRow: asChosen(call.param, MAPPING),
		});
	},
});

export const setUp = suggestions(
	'mappingsSetUp',
	{
		name: 'Set Up',
		action: 'Set up mappings',
		description: "Run Wevion's wizard, which suggests mappings by names and UTM parameters",
	},
	notice(
		'notice',
		'Suggestions can be wrong: a wrong mapping gives the revenue of one campaign to another. Wevion does not document whether its wizard saves what it suggests, so look at Get Many afterwards, and save what is right with Update.',
	),
);

export const detect = suggestions('mappingsDetect', {
	name: 'Detect',
	action: 'Detect mappings',
	description:
		'Have Wevion look for campaigns that may belong together; review before you save them',
});
