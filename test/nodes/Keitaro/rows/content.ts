import { byId, del, get, post, put, row, type Row } from './row';

/** A ZIP as far as its first bytes tell. */
const ZIP = Buffer.from('PK\u0003\u0004 files of a page');

interface Kind {
	resource: 'landingPage' | 'offer';
	path: string;
	id: 'landingPageId' | 'offerId';
	one: string;
	thing: Record<string, unknown>;
	shown: Record<string, unknown>;
	brief: Record<string, unknown>;
	optional: Record<string, unknown>;
	body: Record<string, unknown>;
	archive: string;
	clone: 'POST' | 'PUT';
}

const offer = {
	id: '9',
	name: 'Offer',
	state: 'active',
	group_id: 3,
	payout_value: '12.50',
	payout_auto: 1,
	country: ['DE'],
};
const page = { id: 9, name: 'Page', state: 'active', group_id: '3', landing_type: 'local' };

const KINDS: Kind[] = [
	{
		resource: 'offer',
		path: '/offers',
		id: 'offerId',
		one: 'offer',
		thing: offer,
		shown: { ...offer, id: 9, payout_value: 12.5, payout_auto: true },
		brief: {
			id: 9,
			name: 'Offer',
			state: 'active',
			group_id: 3,
			country: ['DE'],
			payout_value: 12.5,
		},
		optional: {
			actionPayload: 'https://offer.example.com/?click={subid}',
			actionType: 'http',
			affiliateNetworkId: byId(2),
			alternativeOfferId: byId(8),
			conversionCapEnabled: true,
			conversionTimezone: 'Europe/Berlin',
			country: 'de, at',
			dailyCap: 100,
			groupId: byId(3),
			notes: 'Test',
			offerType: 'local',
			payoutAuto: false,
			payoutCurrency: 'USD',
			payoutType: 'CPC',
			payoutUpsell: true,
			payoutValue: 12.5,
			state: 'deleted',
		},
		body: {
			action_payload: 'https://offer.example.com/?click={subid}',
			action_type: 'http',
			affiliate_network_id: 2,
			alternative_offer_id: 8,
			conversion_cap_enabled: true,
			conversion_timezone: 'Europe/Berlin',
			country: ['DE', 'AT'],
			daily_cap: 100,
			group_id: 3,
			notes: 'Test',
			offer_type: 'local',
			payout_auto: false,
			payout_currency: 'USD',
			payout_type: 'CPC',
			payout_upsell: true,
			payout_value: 12.5,
			state: 'deleted',
		},
		archive: '/offers/9/archive',
		clone: 'POST',
	},
	{
		resource: 'landingPage',
		path: '/landing_pages',
		id: 'landingPageId',
		one: 'landing-page',
		thing: page,
		shown: { ...page, group_id: 3 },
		brief: { id: 9, name: 'Page', state: 'active', group_id: 3, landing_type: 'local' },
		optional: {
			actionPayload: 'Hello',
			actionType: 'show_text',
			groupId: byId(3),
			landingType: 'action',
			notes: 'Test',
			state: 'disabled',
			url: 'https://page.example.com',
		},
		body: {
			action_payload: 'Hello',
			action_type: 'show_text',
			group_id: '3',
			landing_type: 'action',
			notes: 'Test',
			state: 'disabled',
			url: 'https://page.example.com',
		},
		archive: '/landing_pages/9',
		clone: 'PUT',
	},
];

function rowsOf(kind: Kind): Row[] {
	const { resource, path, id, thing, shown, brief, optional, body, archive, clone } = kind;
	const one = `${path}/9`;
	const chosen = { [id]: byId(9) };
	const zip = { files: { zip: ZIP } };
	const name = String(thing.name);
	const archived = { ...body, archive: ZIP.toString('base64') };
	const file = { query: { path: 'index.html' } };
	const structure = { name: 'root', type: 'folder', children: [] };
	return [
		row(
			resource,
			'getAll',
			{ limit: 1 },
			[get(path, { answer: [thing, thing] })],
			[brief as never],
		),
		row(
			resource,
			'getAll',
			{ returnAll: true, simplify: false },
			[get(path, { answer: [thing] })],
			[shown as never],
		),
		row(resource, 'get', chosen, [get(one, { answer: thing })], [shown as never]),
		row(
			resource,
			'create',
			{ name, additionalFields: { ...optional, archive: 'zip' } },
			[post(path, { body: { name, ...archived }, answer: thing })],
			[shown as never],
			zip,
		),
		row(
			resource,
			'update',
			{ ...chosen, updateFields: { notes: 'Only this' } },
			[put(one, { body: { notes: 'Only this' }, answer: thing })],
			[shown as never],
		),
		row(
			resource,
			'update',
			{ ...chosen, updateFields: { name, ...optional, archive: 'zip' } },
			[put(one, { body: { name, ...archived }, answer: thing })],
			[shown as never],
			zip,
		),
		row(
			resource,
			'archive',
			chosen,
			[del(archive, { answer: thing })],
			[{ id: 9, archived: true }],
		),
		row(
			resource,
			'clone',
			chosen,
			[{ method: clone, path: `${one}/clone`, answer: thing }],
			[shown as never],
		),
		row(
			resource,
			'addFile',
			{ ...chosen, path: 'index.html' },
			[post(`${one}/add_file`, { ...file, answer: { path: 'index.html' } })],
			[{ path: 'index.html' }],
		),
		row(
			resource,
			'getFile',
			{ ...chosen, path: 'index.html' },
			[get(`${one}/get_file`, { ...file, answer: { data: '<p>Hi</p>' } })],
			[{ data: '<p>Hi</p>' }],
		),
		row(
			resource,
			'getStructure',
			chosen,
			[get(`${one}/get_structure`, { answer: structure })],
			[structure],
		),
		row(
			resource,
			'updateFile',
			{ ...chosen, path: 'index.html', data: '  <p>Hi & bye</p>\n' },
			[
				put(`${one}/update_file`, {
					query: { path: 'index.html', data: '  <p>Hi & bye</p>\n' },
					answer: { path: 'index.html' },
				}),
			],
			[{ path: 'index.html' }],
		),
		row(
			resource,
			'removeFile',
			{ ...chosen, path: 'index.html', confirm: true },
			[del(`${one}/remove_file`, { ...file, answer: { success: true } })],
			[{ success: true }],
		),
		row(
			resource,
			'download',
			{ ...chosen, binaryField: 'zip' },
			[get(`${one}/download`, { answer: ZIP })],
			[{ id: 9, fileName: `${kind.one}-9.zip`, bytes: ZIP.length }],
		),
	];
}

export const content: Row[] = KINDS.flatMap(rowsOf);
