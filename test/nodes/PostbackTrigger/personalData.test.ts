import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { post, postbackOf, SECRET } from './setup';

beforeEach(forgetAll);

it.each([
	['drop', undefined, { plan: 'pro', note: 'ask *** at ***', order: { buyers: [{}] } }],
	[
		'hash',
		{ email: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
		{ plan: 'pro', note: 'ask *** at ***', order: { buyers: [{}] } },
	],
	[
		'keep',
		{ email: 'jo@example.com' },
		{
			plan: 'pro',
			note: 'ask jo@example.com at +49 170 1234567',
			user_email: 'jo@example.com',
			order: { buyers: [{ email: 'jo@example.com' }] },
		},
	],
])(
	'personal data with %s: nothing more than that comes out',
	async (personalData, user, customData) => {
		const fields = {
			click_id: 'c1',
			user_email: 'jo@example.com',
			contact: 'jo@example.com',
			custom_data: {
				plan: 'pro',
				note: 'ask jo@example.com at +49 170 1234567',
				user_email: 'jo@example.com',
				order: { buyers: [{ email: 'jo@example.com' }] },
			},
		};
		const result = await post(fields, { options: { personalData, includeRaw: true } });
		const postback = postbackOf(result);
		expect(postback.user).toEqual(user);
		expect(postback.customData).toEqual(customData);
		expect(JSON.stringify(postback).includes('jo@example.com')).toBe(personalData === 'keep');
		expect(JSON.stringify(postback)).not.toContain(SECRET);
	},
);

it.each([
	['{"mail":"jo@example.com"', 'drop', undefined],
	['{"mail":"jo@example.com"', 'hash', undefined],
	['{"mail":"jo@example.com"', 'keep', '{"mail":"jo@example.com"'],
	['for jo@example.com', 'drop', 'for ***'],
	['for jo%40example.com', 'hash', 'for ***'],
	['for jo@example.com', 'keep', 'for jo@example.com'],
	['plan pro', 'drop', 'plan pro'],
])('custom data that is a text, %j, with %s', async (text, personalData, customData) => {
	const result = await post({ click_id: 'c1', custom_data: text }, { options: { personalData } });
	const postback = postbackOf(result);
	expect(postback.customData).toEqual(customData);
	const isBroken = text.startsWith('{');
	expect(postback.postback.flags).toEqual(
		isBroken ? [expect.objectContaining({ kind: 'customData', parameter: 'custom_data' })] : [],
	);
});

it('takes two people without ids for two, even where nothing personal comes out', async () => {
	const sent = async (mail: string) =>
		postbackOf(
			await post(
				{ event: 'lead', time: '1700000000', custom_data: `for ${mail}` },
				{ parameters: { missingClickId: 'pass' } },
			),
		);
	const [first, again, other] = [
		await sent('jo@example.com'),
		await sent('jo@example.com'),
		await sent('al@example.com'),
	];
	expect(first.customData).toEqual(other.customData);
	expect(again.id).toBe(first.id);
	expect(other.id).not.toBe(first.id);
});
