import { confirmField, notice } from '../../../shared/n8n/fields';
import { oneOf, rowsOf } from '../../../shared/wevion/answer';
import { redacted } from '../../../shared/wevion/redact';
import { chosen, locator, ofTracker } from '../common/locators';
import { optionsField, ownPath, withQueryParameters } from '../common/options';
import type { WevionOperation } from '../operation';
import { askOfMember, trackerUsers } from './access.fields';

export const getAccess: WevionOperation = {
	name: 'Get Access',
	action: 'Get who may see a tracker',
	description: 'Which members may see which data of a tracker',
	fields: [locator('configId'), ...optionsField('access')],
	async run({ api: { client }, param }) {
		const answer = await client.ask('access', {
			places: ofTracker(param),
			path: ownPath(param),
			query: withQueryParameters(param),
		});
		return redacted(rowsOf(answer, 'access', 'members') ?? oneOf(answer));
	},
};

export const updateAccess: WevionOperation = {
	name: 'Update Access',
	action: 'Update who may see a tracker',
	description: 'Set which users of a tracker a member sees the data of',
	fields: [
		locator('configId'),
		locator('memberId'),
		trackerUsers,
		notice(
			'notice',
			'What is sent takes the place of what the member could see before. Get Access shows that.',
		),
		...optionsField('accessUpdate'),
	],
	async run(call) {
		const { param } = call;
		const users = { [call.api.client.name('accessUsers')]: param.list('trackerUsers').map(String) };
		const answer = await askOfMember(call, 'accessUpdate', users);
		return { memberId: chosen(param, 'memberId'), updated: true, ...redacted(oneOf(answer)) };
	},
};

export const deleteAccess: WevionOperation = {
	name: 'Delete Access',
	action: 'Delete the access of a member to a tracker',
	description: 'Take the access to a tracker away from a member',
	fields: [
		locator('configId'),
		locator('memberId'),
		confirmField('Whether you want the member to see nothing of this tracker any more'),
		...optionsField('accessDelete'),
	],
	async run(call) {
		const { param } = call;
		if (!param.boolean('confirm')) {
			throw param.wrong(
				'confirm',
				'is off, so nothing was changed',
				'Switch it on to take the access away',
			);
		}
		await askOfMember(call, 'accessDelete');
		return { memberId: chosen(param, 'memberId'), deleted: true };
	},
};
