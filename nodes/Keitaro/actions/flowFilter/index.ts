import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { confirmField } from '../../../shared/n8n/fields';
import { asNumber, asObject } from '../../../shared/n8n/asObject';
import { catalogueOf } from '../common/catalogue';
import { mustConfirm } from '../common/confirm';
import { firstOf, limit, mostOf, oneOf, returnAll } from '../common/listing';
import { locator } from '../common/locators';
import { shown } from '../common/output';
import { bodyOf, collection } from '../common/writing';
import type { KeitaroCall, KeitaroOperation, KeitaroResource } from '../operation';
import { filterName, mode, payload, payloadJson } from './filter.fields';
import { changed, without, writtenFilters } from './filters';

const flow = locator('flowId', 'The flow whose filters to work with');

const filterId: INodeProperties = {
	displayName: 'Filter ID',
	name: 'filterId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12',
	description: 'ID of the filter, as Get Many returns it',
};

/** Filters are part of their flow: there are no endpoints for them alone (keitaro-api §3.2). */
async function readFlow({ api, param }: KeitaroCall) {
	const path = `/streams/${param.id('flowId')}`;
	const now = oneOf(await api.get(path));
	return { path, now, filters: writtenFilters(now.filters) };
}

/** Writes the whole list back, with what real builds want again; answers the filters there are now. */
async function save(
	{ api }: KeitaroCall,
	{ path, now }: { path: string; now: IDataObject },
	filters: IDataObject[] | undefined,
): Promise<IDataObject[]> {
	const { schema, action_type } = now;
	return filtersOf(oneOf(await api.put(path, { schema, action_type, filters })));
}

const filtersOf = (flowNow: IDataObject): IDataObject[] =>
	Array.isArray(flowNow.filters) ? shown(flowNow.filters.map(asObject)) : [];

const missing = ({ param }: KeitaroCall) =>
	param.wrong('filterId', `is no filter of this flow: ${param.id('filterId')}`);

const create: KeitaroOperation = {
	name: 'Create',
	action: 'Create a flow filter',
	description: 'Add a filter to a flow; the others stay',
	fields: [
		flow,
		filterName.property,
		mode.property,
		payload.property,
		collection('additionalFields', [payloadJson]),
	],
	async run(call) {
		const { param } = call;
		const filter = {
			...bodyOf(param, [filterName, mode, payload]),
			...bodyOf(param, [payloadJson], 'additionalFields'),
		};
		const flowNow = await readFlow(call);
		const known = new Set(flowNow.filters.map(({ id }) => id));
		const saved = await save(call, flowNow, [...flowNow.filters, filter]);
		return saved.find(({ id }) => !known.has(asNumber(id))) ?? filter;
	},
};

const update: KeitaroOperation = {
	name: 'Update',
	action: 'Update a flow filter',
	description: 'Change a filter of a flow; the others stay',
	fields: [flow, filterId, collection('updateFields', [filterName, mode, payload, payloadJson])],
	async run(call) {
		const { param } = call;
		const id = param.id('filterId');
		const given = bodyOf(param, [filterName, mode, payload, payloadJson], 'updateFields');
		const flowNow = await readFlow(call);
		const filters = changed(flowNow.filters, id, given);
		if (filters === undefined) throw missing(call);
		const saved = await save(call, flowNow, filters);
		return saved.find((filter) => filter.id === id) ?? { id, ...given };
	},
};

const remove: KeitaroOperation = {
	name: 'Delete',
	action: 'Delete a flow filter',
	description: 'Take a filter out of a flow; the others stay',
	fields: [flow, filterId, confirmField('Whether you want the filter deleted for good')],
	async run(call) {
		const { param, hint } = call;
		mustConfirm(param, 'delete the filter for good');
		const id = param.id('filterId');
		const flowNow = await readFlow(call);
		const filters = without(flowNow.filters, id);
		if (filters === undefined) throw missing(call);
		const saved = await save(call, flowNow, filters);
		const deleted = !saved.some((filter) => filter.id === id);
		if (!deleted) hint('This Keitaro keeps filters that are left out; delete it in the panel');
		return { id, deleted };
	},
};

const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get a flow filter',
	description: 'Read one filter of a flow',
	fields: [flow, filterId],
	async run(call) {
		const id = call.param.id('filterId');
		const found = filtersOf((await readFlow(call)).now).find((filter) => filter.id === id);
		if (found === undefined) throw missing(call);
		return found;
	},
};

const getAll: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many flow filters',
	description: 'List the filters of a flow',
	fields: [flow, returnAll, limit],
	async run(call) {
		return firstOf(filtersOf((await readFlow(call)).now), mostOf(call.param));
	},
};

export const flowFilter: KeitaroResource = {
	name: 'Flow Filter',
	operations: {
		create,
		delete: remove,
		get,
		getAll,
		getCatalogue: catalogueOf({
			name: 'Get Many Kinds',
			action: 'Get many kinds of flow filters',
			description: 'List the filters this tracker knows, with their modes',
			path: () => '/stream_filters',
		}),
		update,
	},
};
