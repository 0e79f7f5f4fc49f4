import type { IDataObject } from 'n8n-workflow';
import { simplify } from '../../../shared/n8n/fields';
import { TRACKER, USER } from '../../../shared/wevion/simple';
import { asChosen, limit, listed, returnAll } from '../common/listing';
import { locator, ofTracker } from '../common/locators';
import { optionsField } from '../common/options';
import type { WevionOperation } from '../operation';

export const getAll: WevionOperation = {
	name: 'Get Many',
	action: 'Get many trackers',
	description: 'List the trackers that are connected to Wevion, and how far they are synchronized',
	fields: [returnAll, limit, simplify, ...optionsField('trackers')],
	async run(call) {
		return await listed(call, 'trackers', {
			names: ['trackers', 'configs'],
			toRow: asChosen(call.param, TRACKER),
		});
	},
};

export const getTypes: WevionOperation = {
	name: 'Get Types',
	action: 'Get the types of trackers',
	description: 'List the trackers that Wevion can read, with the name it has for each',
	fields: [returnAll, limit, ...optionsField('trackerTypes')],
	async run(call) {
		const toRow = ({ value, ...row }: IDataObject) =>
			typeof value === 'string'
				? { ...row, type: value }
				: { ...row, ...(value !== undefined && { value }) };
		return await listed(call, 'trackerTypes', { names: ['types'], toRow });
	},
};

export const getUsers: WevionOperation = {
	name: 'Get Users',
	action: 'Get the users of a tracker',
	description:
		'List the users that the tracker itself has, to tie members of the workspace to them',
	fields: [locator('configId'), returnAll, limit, simplify, ...optionsField('trackerUsers')],
	async run(call) {
		return await listed(call, 'trackerUsers', {
			places: ofTracker(call.param),
			names: ['users'],
			toRow: asChosen(call.param, USER),
		});
	},
};
