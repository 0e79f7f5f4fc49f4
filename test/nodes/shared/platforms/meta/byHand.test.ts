import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { meta } from '../../../../../nodes/shared/platforms/meta';
import type { ActionSource } from '../../../../../nodes/shared/platforms/meta/settings';
import { exampleConversion, metaSettings, NOW_MS } from '../examples';

const EXTINFO = ['i2', ...Array<string>(15).fill('')];
const APP = {
	advertiser_tracking_enabled: 0,
	application_tracking_enabled: true,
	extinfo: EXTINFO,
};

const byHand = (given: IDataObject, more: Partial<Conversion> = {}): Conversion => ({
	...exampleConversion(more),
	platformFields: { meta: given },
});
const eventOf = (conversion: Conversion, actionSource: ActionSource = 'website') =>
	JSON.parse(
		meta.platform.event({ conversion, eventId: 'e1' }, metaSettings({ actionSource })),
	) as Record<string, IDataObject>;
const codeOf = (conversion: Conversion, actionSource: ActionSource) =>
	meta.platform.check(conversion, metaSettings({ actionSource }), NOW_MS)?.code;

it('fills the data of an app, zeros and blanks included', () => {
	const event = eventOf(byHand(APP), 'app');
	expect(event.app_data).toEqual({
		advertiser_tracking_enabled: 0,
		application_tracking_enabled: 1,
		extinfo: EXTINFO,
	});
});

it.each<[string, IDataObject, string | undefined]>([
	['complete', APP, undefined],
	['complete, as in the documentation of Meta', { app_data: APP }, undefined],
	['without a flag', { ...APP, advertiser_tracking_enabled: undefined }, 'incomplete'],
	['with eighteen entries', { ...APP, extinfo: [...EXTINFO, '', ''] }, 'incomplete'],
	['with a flag that is none', { ...APP, advertiser_tracking_enabled: 'perhaps' }, 'incomplete'],
	['without anything', {}, 'incomplete'],
])('an app event %s', (_what, given, code) => {
	expect(codeOf(byHand(given), 'app')).toBe(code);
});

it('sends what a conversation knows', () => {
	const given = { messaging_channel: 'whatsapp', ctwa_clid: 'clid', page_id: 17 };
	const conversion = byHand(given);
	expect(codeOf(conversion, 'business_messaging')).toBeUndefined();
	const event = eventOf(conversion, 'business_messaging');
	expect(event.messaging_channel).toBe('whatsapp');
	expect(event.user_data).toMatchObject({ ctwa_clid: 'clid', page_id: '17' });
	expect(codeOf(byHand({}), 'business_messaging')).toBe('incomplete');
});

it('refers to an earlier event, as AppendValue must', () => {
	const original = { event_name: 'Purchase', event_time: 1_795_172_400, event_id: 'e0' };
	const conversion = byHand({ original_event_data: original }, { event: 'Custom_AppendValue' });
	expect(eventOf(conversion)).toMatchObject({
		event_name: 'AppendValue',
		original_event_data: original,
	});
});

it('takes no field that is not in its table: personal data by hand would go out unhashed', () => {
	const event = eventOf(
		byHand({ em: 'buyer@example.com', user_data: { em: 'buyer@example.com' } }),
	);
	expect(JSON.stringify(event)).not.toContain('buyer@example.com');
});

it('knows a device for an identity', () => {
	const nobody = { clickId: null, ip: null, userAgent: null, adClickIds: {} };
	const unknown = byHand(APP, nobody);
	expect(codeOf(unknown, 'app')).toBe('no_identity');
	expect(codeOf(byHand({ ...APP, madid: 'AB-12' }, nobody), 'app')).toBeUndefined();
});

it.each<[string, IDataObject | null]>([
	['nothing, as a table writes it', null],
	['blanks', { madid: ' ', user_data: { lead_id: '' } }],
	['what is no id', { lead_id: { de: 1 } }],
])('takes %s under platformFields.meta for nobody, and for no reason to stop', (_what, given) => {
	const nobody = { clickId: null, ip: null, adClickIds: {} };
	const conversion = {
		...exampleConversion(nobody),
		platformFields: { meta: given as IDataObject },
	};
	expect(codeOf(conversion, 'website')).toBe('no_identity');
	expect(codeOf(conversion, 'app')).toBe('incomplete');
	expect(codeOf(conversion, 'business_messaging')).toBe('incomplete');
});

it('lists what was bought', () => {
	const contents = [
		{ id: 'sku-1', quantity: 2, price: 9.5 },
		{ id: 'sku-2', name: 'Shoe' },
	];
	expect(eventOf(exampleConversion({ contents })).custom_data).toMatchObject({
		content_type: 'product',
		contents: [
			{ id: 'sku-1', quantity: 2, item_price: 9.5 },
			{ id: 'sku-2', quantity: 1 },
		],
		num_items: 3,
	});
});
