import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { attribute } from '../../../shared/mapping/attribute';
import type { Mappable } from '../../../shared/mapping/fields';
import type { WholeOperation } from '../operation';
import { failedItem } from './items';
import { readMapping } from './rules';
import { mappingOptions, rulesFields } from './rules.fields';

export const apply: WholeOperation = {
	name: 'Apply',
	action: 'Apply a mapping',
	description: 'Say of each conversion which ad campaign earned it',
	fields: [...rulesFields, mappingOptions],
	async runWhole(call) {
		const { context, items } = call;
		const { rules, visit } = readMapping(call);
		const mapped: INodeExecutionData[] = [];
		const unmapped: INodeExecutionData[] = [];
		let byVisit = 0;
		for (const [index, item] of items(0).entries()) {
			const failed = failedItem(context, item, index);
			if (failed !== undefined) {
				unmapped.push(failed);
				continue;
			}
			const found = attribute(item.json as Mappable, rules, visit);
			if (found?.attribution.level === 'visit') byVisit++;
			const attribution = (found?.attribution ?? null) as IDataObject | null;
			const json = { ...item.json, attribution };
			(found ? mapped : unmapped).push({ ...item, json, pairedItem: { item: index } });
		}
		const counts = `${mapped.length} mapped (${byVisit} by the visit), ${unmapped.length} unmapped`;
		context.addExecutionHints({ message: counts, location: 'outputPane' });
		return await Promise.resolve([mapped, unmapped]);
	},
};
