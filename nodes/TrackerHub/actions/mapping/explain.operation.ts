import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { explain as explanationOf } from '../../../shared/mapping/explain';
import type { Mappable } from '../../../shared/mapping/fields';
import type { WholeOperation } from '../operation';
import { failedItem } from './items';
import { readMapping } from './rules';
import { mappingOptions, rulesFields } from './rules.fields';

export const explain: WholeOperation = {
	name: 'Explain',
	action: 'Explain a mapping',
	description: 'Show for a conversion every rule tried and why it matched or did not',
	fields: [...rulesFields, mappingOptions],
	async runWhole(call) {
		const { context, items } = call;
		const { rules, visit, findings } = readMapping(call);
		const explained = items(0).map((item, index): INodeExecutionData => {
			const failed = failedItem(context, item, index);
			if (failed !== undefined) return failed;
			const { id = null } = item.json;
			const explanation = explanationOf(item.json as Mappable, rules, visit);
			const json = { id, ...explanation, findings } as unknown as IDataObject;
			return { json, pairedItem: { item: index } };
		});
		return await Promise.resolve([explained]);
	},
};
