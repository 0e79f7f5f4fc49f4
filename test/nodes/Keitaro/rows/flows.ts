import { byId, del, get, post, put, row, type Row } from './row';

const flow = {
	id: 7,
	campaign_id: 5,
	name: 'Main',
	type: 'regular',
	schema: 'landings',
	action_type: 'http',
	action_payload: '{offer}',
	state: 'active',
	position: 1,
	weight: '100',
	collect_clicks: 1,
	filters: [
		{ id: 31, stream_id: 7, name: 'country', mode: 'accept', payload: ['DE'], oid: 'a' },
		{ id: 32, stream_id: 7, name: 'bot', mode: 'reject', payload: null },
	],
	landings: [{ id: 71, stream_id: 7, landing_id: 11, share: 100, state: 'active' }],
	offers: [
		{ id: 72, stream_id: 7, offer_id: 21, share: 60, state: 'active' },
		{ id: 73, stream_id: 7, offer_id: 22, share: 40, state: 'active' },
	],
};
const shown = { ...flow, weight: 100, collect_clicks: true };
const brief = {
	id: 7,
	campaign_id: 5,
	name: 'Main',
	type: 'regular',
	state: 'active',
	schema: 'landings',
	action_type: 'http',
	action_payload: '{offer}',
	position: 1,
	weight: 100,
};
const again = { schema: 'landings', action_type: 'http' };
const flowId = byId(7);
const filters = [
	{ id: 31, name: 'country', mode: 'accept', payload: ['DE'] },
	{ id: 32, name: 'bot', mode: 'reject' },
];
const reading = get('/streams/7', { answer: flow });
const saving = (body: object, answer: object = flow) =>
	put('/streams/7', { body: { ...again, ...body }, answer });

const required = {
	campaignId: byId(5),
	name: 'Main',
	flowType: 'forced',
	flowSchema: 'landings',
	actionType: 'http',
};
const requiredBody = {
	campaign_id: 5,
	name: 'Main',
	type: 'forced',
	schema: 'landings',
	action_type: 'http',
};
const trigger = { stream_id: 7, condition: 'always', target: 'offers', action: 'disable' };
const all = {
	actionOptions: '{"status":302}',
	actionPayload: 'https://offer.example.com/?click={subid}',
	collectClicks: true,
	comments: 'Test',
	filterOr: true,
	filters: '[{"name":"country","mode":"accept","payload":["DE"]}]',
	landings: { items: [{ landingPageId: byId(12), share: 50, state: 'active' }] },
	offers: { items: [{ offerId: byId(22), share: 100, state: 'active' }] },
	offerSelection: 'before_click',
	position: 2,
	state: 'disabled',
	triggers: JSON.stringify([trigger]),
	weight: 30,
};
const allBody = {
	action_options: { status: 302 },
	action_payload: 'https://offer.example.com/?click={subid}',
	collect_clicks: true,
	comments: 'Test',
	filter_or: true,
	filters: [{ name: 'country', mode: 'accept', payload: ['DE'] }],
	landings: [{ landing_id: 12, share: 50, state: 'active' }],
	offers: [{ offer_id: 22, share: 100, state: 'active' }],
	offer_selection: 'before_click',
	position: 2,
	state: 'disabled',
	triggers: [trigger],
	weight: 30,
};
const entry = { key: 'http', name: 'HTTP', field: 'action_payload', type: 'redirect' };
const catalogue = (operation: string, path: string): Row[] => [
	row('flow', operation, { limit: 1 }, [get(path, { answer: [entry, entry] })], [entry]),
	row('flow', operation, { returnAll: true }, [get(path, { answer: [entry] })], [entry]),
];
const lists: Array<[string, object, string, Record<string, string>?]> = [
	['getAll', { campaignId: byId(5) }, '/campaigns/5/streams'],
	['getArchived', {}, '/streams/deleted'],
	['search', { query: 'Main' }, '/streams/search', { query: 'Main' }],
];

export const flows: Row[] = [
	...lists.flatMap(([operation, parameters, path, query]) => [
		row(
			'flow',
			operation,
			{ ...parameters, limit: 1 },
			[get(path, { query, answer: [flow, flow] })],
			[brief],
		),
		row(
			'flow',
			operation,
			{ ...parameters, returnAll: true, simplify: false },
			[get(path, { query, answer: [flow] })],
			[shown],
		),
	]),
	...catalogue('getActions', '/streams_actions'),
	...catalogue('getSchemas', '/stream_schemas'),
	...catalogue('getTypes', '/stream_types'),
	row('flow', 'get', { flowId }, [reading], [shown]),
	row(
		'flow',
		'getEvents',
		{ flowId, limit: 10 },
		[get('/streams/7/events', { answer: { id: 7, comments: 'created' } })],
		[{ id: 7, comments: 'created' }],
	),
	row(
		'flow',
		'getEvents',
		{ flowId, returnAll: true },
		[get('/streams/7/events', { answer: [{ id: 1 }, { id: 2 }] })],
		[{ id: 1 }, { id: 2 }],
	),
	row(
		'flow',
		'create',
		{ ...required, additionalFields: all },
		[post('/streams', { body: { ...requiredBody, ...allBody }, answer: flow })],
		[shown],
	),
	row(
		'flow',
		'update',
		{ flowId, updateFields: { comments: 'Only this' } },
		[reading, saving({ comments: 'Only this' })],
		[shown],
	),
	row(
		'flow',
		'update',
		{ flowId, updateFields: { ...required, ...all } },
		[
			reading,
			saving({
				...requiredBody,
				...allBody,
				landings: [...allBody.landings, { landing_id: 11, share: 0, state: 'disabled' }],
				offers: [...allBody.offers, { offer_id: 21, share: 0, state: 'disabled' }],
			}),
		],
		[shown],
	),
	row(
		'flow',
		'archive',
		{ flowId },
		[del('/streams/7', { answer: flow })],
		[{ id: 7, archived: true }],
	),
	row(
		'flow',
		'restore',
		{ flowId },
		[post('/streams/7/restore', { answer: flow })],
		[{ id: 7, restored: true }],
	),
	row('flow', 'disable', { flowId }, [post('/streams/7/disable', { answer: flow })], [shown]),
	row('flow', 'enable', { flowId }, [post('/streams/7/enable', { answer: flow })], [shown]),
	row(
		'flow',
		'addOffer',
		{ flowId, offerId: byId(23), share: 20, state: 'disabled' },
		[
			reading,
			saving({
				offers: [
					{ offer_id: 21, share: 60, state: 'active' },
					{ offer_id: 22, share: 40, state: 'active' },
					{ offer_id: 23, share: 20, state: 'disabled' },
				],
			}),
		],
		[shown],
	),
	row(
		'flow',
		'addLandingPage',
		{ flowId, landingPageId: byId(11), share: 70, state: 'active' },
		[reading, saving({ landings: [{ landing_id: 11, share: 70, state: 'active' }] })],
		[shown],
	),
	row(
		'flow',
		'removeOffer',
		{ flowId, offerId: byId(22) },
		[
			reading,
			saving({
				offers: [
					{ offer_id: 21, share: 60, state: 'active' },
					{ offer_id: 22, share: 0, state: 'disabled' },
				],
			}),
		],
		[shown],
	),
	row(
		'flow',
		'removeLandingPage',
		{ flowId, landingPageId: byId(11) },
		[reading, saving({ landings: [{ landing_id: 11, share: 0, state: 'disabled' }] })],
		[shown],
	),
	row('flowFilter', 'getAll', { flowId, limit: 1 }, [reading], [flow.filters[0] ?? {}]),
	row('flowFilter', 'getAll', { flowId, returnAll: true }, [reading], flow.filters),
	row('flowFilter', 'get', { flowId, filterId: '32' }, [reading], [flow.filters[1] ?? {}]),
	row(
		'flowFilter',
		'create',
		{ flowId, filterName: 'region', mode: 'reject', values: 'DE_BY, DE_BE' },
		[
			reading,
			saving(
				{ filters: [...filters, { name: 'region', mode: 'reject', payload: ['DE_BY', 'DE_BE'] }] },
				{ ...flow, filters: [...filters, { id: 33, name: 'region' }] },
			),
		],
		[{ id: 33, name: 'region' }],
	),
	row(
		'flowFilter',
		'create',
		{
			flowId,
			filterName: 'ip',
			mode: 'accept',
			additionalFields: { payloadJson: '["192.0.2.1"]' },
		},
		[
			reading,
			saving({ filters: [...filters, { name: 'ip', mode: 'accept', payload: ['192.0.2.1'] }] }),
		],
		[{ name: 'ip', mode: 'accept', payload: ['192.0.2.1'] }],
	),
	row(
		'flowFilter',
		'update',
		{ flowId, filterId: '31', updateFields: { values: 'AT' } },
		[reading, saving({ filters: [{ ...filters[0], payload: ['AT'] }, filters[1]] })],
		[flow.filters[0] ?? {}],
	),
	row(
		'flowFilter',
		'update',
		{
			flowId,
			filterId: '32',
			updateFields: { filterName: 'ip', mode: 'accept', payloadJson: '["192.0.2.1"]' },
		},
		[
			reading,
			saving({
				filters: [filters[0], { id: 32, name: 'ip', mode: 'accept', payload: ['192.0.2.1'] }],
			}),
		],
		[flow.filters[1] ?? {}],
	),
	row(
		'flowFilter',
		'delete',
		{ flowId, filterId: '32', confirm: true },
		[reading, saving({ filters: [filters[0]] }, { ...flow, filters: [filters[0]] })],
		[{ id: 32, deleted: true }],
	),
	row(
		'flowFilter',
		'getCatalogue',
		{ limit: 1 },
		[get('/stream_filters', { answer: [{ value: 'country' }, { value: 'ip' }] })],
		[{ value: 'country' }],
	),
	row(
		'flowFilter',
		'getCatalogue',
		{ returnAll: true },
		[get('/stream_filters', { answer: [{ value: 'country' }] })],
		[{ value: 'country' }],
	),
];
