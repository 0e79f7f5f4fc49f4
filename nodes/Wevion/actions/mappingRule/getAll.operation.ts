import { limit, listed, returnAll } from '../common/listing';
import { locator, ofTracker } from '../common/locators';
import { optionsField } from '../common/options';
import type { WevionOperation } from '../operation';

/** `GET …/mappings/rules`. In which order Wevion applies them is not documented. */
export const getAll: WevionOperation = {
	name: 'Get Many',
	action: 'Get many mapping rules',
	description: 'List the rules that map campaigns of a tracker, new ones included',
	fields: [locator('configId'), returnAll, limit, ...optionsField('rules')],
	async run(call) {
		return await listed(call, 'rules', { places: ofTracker(call.param), names: ['rules'] });
	},
};
