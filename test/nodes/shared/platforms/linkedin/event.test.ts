import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { linkedin } from '../../../../../nodes/shared/platforms/linkedin';
import { faultOfEvent } from '../../../../simulators/linkedin';
import { exampleConversion, NOW_MS, sha256 } from '../examples';
import { eventOf, linkedinSettings } from './shop';

const IP = { idType: 'PLAINTEXT_IP_ADDRESS', idValue: '203.0.113.7' };
const email = (text: string) => ({ idType: 'SHA256_EMAIL', idValue: sha256(text) });
const click = (id: string) => ({ idType: 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', idValue: id });

const WITH_NAMES = linkedinSettings({ 'options.linkedinNames': true });

it('says all that LinkedIn can use of a sale, where the user lets names go out unhashed', () => {
	const sale: Partial<Conversion> = {
		adClickIds: { liFatId: 'df5gf5-gh6t7-ph4j7h-fgf6n1' },
		user: {
			email: ' Buyer+1@Example.com ',
			firstName: ' Test ',
			lastName: 'Buyer',
			country: 'Germany',
		},
		platformFields: {
			linkedin: {
				title: 'Engineer',
				userInfo: { companyName: 'Example' },
				ACXIOM_ID: 'a-1',
				externalIds: ['crm-7'],
				other: 1,
			},
		},
	};
	const event = eventOf(sale, WITH_NAMES);
	expect(event).toEqual({
		conversion: 'urn:lla:llaPartnerConversion:104012',
		conversionHappenedAt: NOW_MS - 3_600_000,
		conversionValue: { currencyCode: 'USD', amount: '12.5' },
		user: {
			userIds: [
				email('buyer+1@example.com'),
				click('df5gf5-gh6t7-ph4j7h-fgf6n1'),
				IP,
				{ idType: 'ACXIOM_ID', idValue: 'a-1' },
			],
			externalIds: ['crm-7'],
			userInfo: {
				firstName: 'Test',
				lastName: 'Buyer',
				title: 'Engineer',
				companyName: 'Example',
				countryCode: 'DE',
			},
		},
		eventId: 'event-1',
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[string, Partial<Conversion>, object]>([
	['nothing but the visit', {}, { user: { userIds: [IP] } }],
	['no money', { revenue: null, currency: null }, { conversionValue: undefined }],
	['whole amounts', { revenue: 100 }, { conversionValue: { currencyCode: 'USD', amount: '100' } }],
	['blanks', { user: { email: ' ', firstName: '', lastName: ' ' } }, { user: { userIds: [IP] } }],
	['the hash of a blank', { user: { email: sha256('') } }, { user: { userIds: [IP] } }],
	[
		'a hash',
		{ user: { email: sha256('a@example.com').toUpperCase() } },
		{ user: { userIds: [email('a@example.com'), IP] } },
	],
	[
		'no hash for a name',
		{ user: { firstName: sha256('test'), lastName: sha256('buyer') } },
		{ user: { userIds: [IP] } },
	],
	[
		'nothing about the job of somebody without a name',
		{ platformFields: { linkedin: { title: 'Engineer' } } },
		{ user: { userIds: [IP] } },
	],
	[
		'a name and nothing else',
		{ ip: null, user: { firstName: 'Test', lastName: 'Buyer' } },
		{ user: { userIds: [], userInfo: { firstName: 'Test', lastName: 'Buyer' } } },
	],
	[
		'the click id of the page',
		{ pageUrl: 'https://landing.example.com/?li_fat_id=a-1' },
		{ user: { userIds: [click('a-1'), IP] } },
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more, WITH_NAMES);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

describe('the conversion that counts', () => {
	const settings = linkedinSettings({
		linkedinConversionId: 'urn:lla:llaPartnerConversion:1',
		'options.linkedinConversionIds': {
			items: [
				{ event: 'Lead', id: 2 },
				{ event: 'Custom_Upsell', id: ' 3 ' },
				{ event: 'Subscribe', id: '' },
			],
		},
	});

	it.each<[Conversion['event'], string]>([
		['Purchase', '1'],
		['Lead', '2'],
		['Custom_Upsell', '3'],
		['Subscribe', '1'],
	])('of %s is %s', (event, id) => {
		const urn = `urn:lla:llaPartnerConversion:${id}`;
		expect(eventOf({ event }, settings).conversion).toBe(urn);
		expect(linkedin.platform.route?.(exampleConversion({ event }), settings)).toBe(urn);
	});

	it.each(['abc', 'urn:li:sponsoredAccount:1', '12 34'])('is never %s', (text) =>
		expect(() => linkedinSettings({ linkedinConversionId: text })).toThrow(
			`'Conversion ID' is not the ID of a conversion: ${text}`,
		),
	);
});

it('asks for a batch, in the version that was chosen', () => {
	const request = (version?: string) =>
		linkedin.platform.request(
			['{"a":1}', '{"b":2}'],
			linkedinSettings({ 'options.linkedinVersion': version }),
			'',
		);
	expect(request()).toEqual({
		method: 'POST',
		url: '/rest/conversionEvents',
		headers: {
			'LinkedIn-Version': '202608',
			'X-Restli-Protocol-Version': '2.0.0',
			'X-RestLi-Method': 'BATCH_CREATE',
		},
		body: Buffer.from('{"elements":[{"a":1},{"b":2}]}'),
	});
	expect(request(' 202701 ').headers).toMatchObject({ 'LinkedIn-Version': '202701' });
});

it.each(['v25', '2026', '202613', '20260801'])('knows that %s is no version', (version) =>
	expect(() => linkedinSettings({ 'options.linkedinVersion': version })).toThrow(
		`'API Version' is not a version: ${version}`,
	),
);

it('keeps names to itself otherwise: LinkedIn takes them in plain only', () => {
	const user = { email: 'a@example.com', firstName: 'Test', lastName: 'Buyer' };
	expect(eventOf({ user }).user).toEqual({ userIds: [email('a@example.com'), IP] });
});
