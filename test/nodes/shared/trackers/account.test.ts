import { accountSettings } from '../../../../nodes/shared/trackers/account';

it('takes currency and zone from the credential', () => {
	const credential = { currency: ' eur ', timeZone: 'Europe/Berlin' };
	expect(accountSettings(credential)).toMatchObject({ currency: 'EUR', zone: 'Europe/Berlin' });
});

it('knows no currency where the credential names none, and reads in UTC', () => {
	expect(accountSettings({})).toMatchObject({ currency: null, zone: 'UTC', includeRaw: false });
});

it('lets what the user chose win, and what was left out be as usual', () => {
	const chosen = { zone: 'Asia/Tokyo', campaignIds: ['7'], includeRaw: undefined };
	expect(accountSettings({ timeZone: 'Europe/Berlin' }, chosen)).toMatchObject({
		zone: 'Asia/Tokyo',
		campaignIds: ['7'],
		includeRaw: false,
	});
});

it.each([
	[{ currency: 'EURO' }, {}, "'Tracker Currency' is not a currency: EURO"],
	[{ timeZone: 'Mars/Base' }, {}, "'Mars/Base' is no time zone"],
	[{}, { zone: 'Mars/Base' }, "'Mars/Base' is no time zone"],
])('refuses %j with %j', (credential, chosen, words) => {
	expect(() => accountSettings(credential, chosen)).toThrow(words);
});
