import type { INodeProperties } from 'n8n-workflow';
import { asObject } from '../../../shared/n8n/asObject';
import type { KeitaroCall, KeitaroOperation } from '../operation';
import { firstOf, limit, mostOf, returnAll, rowsOf } from './listing';
import { shown } from './output';

interface CatalogueSpec {
	name: string;
	action: string;
	description: string;
	path: (call: KeitaroCall) => string;
	fields?: INodeProperties[];
}

/** A list that is returned as it is: the tracker's own words, the history of a flow. */
export function catalogueOf(spec: CatalogueSpec): KeitaroOperation {
	const { name, action, description, path, fields = [] } = spec;
	return {
		name,
		action,
		description,
		fields: [...fields, returnAll, limit],
		async run(call) {
			const answer = await call.api.get(path(call));
			const rows = Array.isArray(answer) ? rowsOf(answer) : [asObject(answer)];
			return shown(firstOf(rows, mostOf(call.param)));
		},
	};
}
