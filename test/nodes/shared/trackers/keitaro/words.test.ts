import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { keitaro } from '../../../../../nodes/shared/trackers/keitaro/module';
import { fakeLink } from '../fakeLink';

const wordsIn = async (types: unknown) => {
	const link = fakeLink(async () => types);
	return await keitaro.connect(link, accountSettings(link.credential)).words?.();
};

describe('the words of an account', () => {
	it('are those of its own list before the standard ones; what undoes a conversion is no event', async () => {
		const words = await wordsIn([{ name: 'FTD' }, { name: 'Refund' }]);
		expect(words?.statuses.slice(0, 3)).toEqual([
			{ name: 'FTD', value: 'ftd' },
			{ name: 'Refund', value: 'refund' },
			{ name: 'Sale', value: 'sale' },
		]);
		expect(words?.events.slice(0, 2)).toEqual(['Purchase', 'Purchase']);
	});

	it.each([[null], [[null, 7, {}]], [{ error: 'no such list' }]])(
		'are the standard ones where the list is %j',
		async (types) => {
			const words = await wordsIn(types);
			expect(words?.statuses.map(({ value }) => value)).toEqual([
				'sale',
				'lead',
				'rejected',
				'rebill',
				'registration',
				'deposit',
				'trash',
			]);
		},
	);
});
