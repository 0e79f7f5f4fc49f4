import { campaign, convert, v11Row, v9Row } from './rows';

const FBCLID = `IwAR${'x'.repeat(40)}`;
const GCLID = `Cj0KCQ${'y'.repeat(40)}`;

describe('the click of a conversion', () => {
	it('a campaign that nobody lists any more is named by its row and counted', () => {
		const { campaign: found, counting } = convert(v11Row({ campaign_id: 99, campaign: 'Gone' }));
		expect(found).toEqual({ id: '99', name: 'Gone', state: null });
		expect(counting).toBe('counted');
	});

	it('a campaign whose name is not in the row gets it from the account', () => {
		expect(convert(v11Row({ campaign: null })).campaign.name).toBe('FB | Keto | DE');
	});

	it.each([[null], [0], ['0'], ['']])('%p as an id means none', (none) => {
		const row = v11Row({ campaign_id: none, campaign: '', offer_id: none, landing_id: none });
		expect(convert(row)).toMatchObject({
			campaign: { id: null, name: null, state: null },
			offer: { id: null, name: null },
			landingPage: { id: null, name: null },
		});
	});

	it('ids are texts whether they came as numbers or texts', () => {
		const ids = { stream_id: 3, offer_id: '12', landing_id: 5, ts_id: '8' };
		expect(convert(v11Row(ids))).toMatchObject({
			flow: { id: '3' },
			offer: { id: '12' },
			landingPage: { id: '5' },
			trafficSource: { id: '8' },
		});
	});

	it('absent and empty values are null, never an empty text', () => {
		const { city, region } = convert(v11Row({ city: '', region: '  ', country_code: 'de' })).geo;
		const { ip, userAgent, referrer, transactionId, externalId } = convert(
			v11Row({ ip: '', user_agent: null, referrer: '', tid: '', external_id: '' }),
		);
		expect([city, region, ip, userAgent, referrer, transactionId, externalId]).toEqual(
			Array.from({ length: 7 }, () => null),
		);
		expect(convert(v11Row({ country_code: 'de' })).geo.country).toBe('DE');
	});
});

describe('sub-ids', () => {
	it('those with a value come as sub_1 to sub_30, 0 and macros included', () => {
		const row = v11Row({
			sub_id_1: 'Ad',
			sub_id_2: '',
			sub_id_3: null,
			sub_id_4: 0,
			sub_id_30: '{x}',
		});
		expect(convert(row).subIds).toEqual({ sub_1: 'Ad', sub_4: '0', sub_30: '{x}' });
	});

	it('the click id itself is none of them', () => {
		expect(convert(v9Row()).subIds).toEqual({});
	});
});

describe('ad click ids', () => {
	const named = (column: string, name: string) =>
		new Map([['7', campaign({ parameterNames: new Map([[column, name]]) })]]);

	it.each([
		['the external id', { external_id: FBCLID }, { fbclid: FBCLID }],
		['a sub-id', { sub_id_12: GCLID }, { gclid: GCLID }],
		[
			'the referrer',
			{ referrer: `https://example.com/?a=1&fbclid=${FBCLID}#top` },
			{ fbclid: FBCLID },
		],
	])('are found by their shape in %s', (_, more, expected) => {
		expect(convert(v11Row(more)).adClickIds).toEqual(expected);
	});

	it.each([
		['external_id', 'ttclid', { ttclid: 'abc' }],
		['sub_id_10', 'msclkid', { msclkid: 'abc' }],
		['sub_id_3', 'FBCLID', { fbclid: 'abc' }],
		['sub_id_3', 'ad_name', {}],
	])('%s is what the campaign feeds into it: %s', (column, name, expected) => {
		const { adClickIds } = convert(v11Row({ [column]: 'abc' }), { campaigns: named(column, name) });
		expect(adClickIds).toEqual(expected);
	});

	it('an unreplaced macro is no click id', () => {
		const campaigns = named('external_id', 'fbclid');
		for (const external_id of ['{{fbclid}}', '{fbclid}', '${fbclid}', '[fbclid]', '__CLICKID__']) {
			const { adClickIds, externalId } = convert(v11Row({ external_id }), { campaigns });
			expect([adClickIds, externalId]).toEqual([{}, null]);
		}
	});

	it('are kept letter by letter', () => {
		const external_id = `${FBCLID}-_aZ09`;
		expect(convert(v11Row({ external_id })).adClickIds.fbclid).toBe(external_id);
	});
});

describe('Include Raw', () => {
	it("adds the tracker's own row only when asked for", () => {
		expect(convert(v11Row())).not.toHaveProperty('raw');
		expect(convert(v11Row({ extra: 1 }), { includeRaw: true }).raw).toMatchObject({ extra: 1 });
	});
});
