import type { IDataObject } from 'n8n-workflow';
import { firstOf } from '../../../shared/n8n/listing';
import {
	deviations,
	namesIn,
	planned,
	type MappingPlan,
	type PairNames,
} from '../../../shared/wevion/mappings';
import { locator, ofTracker } from '../common/locators';
import { optionsField, withBodyFields } from '../common/options';
import type { WevionCall, WevionOperation } from '../operation';
import { removedIds, updateFields, wantedRows } from './update.fields';
import { cellText } from '../../../shared/trackers/rows';

const NEXT_STEP = "Nothing was sent. Switch on 'Confirm' to replace the mappings.";

/**
 * `PUT …/mappings`. Whether it takes the place of the whole list is not documented, so it is sent as a
 * whole and read back: right with either meaning, and told where the outcome is another.
 */
export const update: WevionOperation = {
	name: 'Update',
	action: 'Update mappings',
	description:
		'Set which ad campaign campaigns of a tracker belong to; other mappings stay unless all are replaced',
	fields: [locator('configId'), ...updateFields, ...optionsField('mappingsUpdate')],
	async run(call) {
		const { param, hint } = call;
		const now = await current(call);
		const names = namesOf(call, now);
		const isReplaced = param.text('mode') === 'replace';
		const wanted = wantedRows(param, names, now);
		const removed = isReplaced ? [] : removedIds(param);
		if (wanted.length === 0 && removed.length === 0 && !isReplaced) {
			throw param.wrong('mappings', 'is empty', 'Add a mapping to set, or an ID to remove');
		}
		const plan = planned(now, { wanted, removed, replace: isReplaced }, names);
		if (isReplaced && !param.boolean('confirm')) {
			return { saved: false, ...told(plan, names), nextStep: NEXT_STEP };
		}
		if (plan.added.length + plan.changed.length + plan.vanishing.length === 0) {
			return { saved: false, ...told(plan, names), nextStep: 'Nothing: all is as it should be' };
		}
		await send(call, plan);
		const { missing, remaining } = deviations(plan, await current(call), names);
		if (missing.length + remaining.length > 0) {
			hint(
				'Wevion took the mappings, but its list is not what was sent; see missing and remaining',
			);
		}
		const isRight = missing.length + remaining.length === 0;
		return { saved: true, verified: isRight, ...told(plan, names), missing, remaining };
	},
};

/** All mappings there are. Where not all can be read nothing may be sent, since the rest would vanish. */
async function current({ api: { client }, param }: WevionCall): Promise<IDataObject[]> {
	let isWhole = true;
	const notAll = () => void (isWhole = false);
	const pages = client.pages(
		'mappings',
		{ places: ofTracker(param) },
		{ noList: notAll, noMore: notAll },
		'mappings',
	);
	const rows = await firstOf(pages, {});
	if (isWhole || rows.length === 0) return rows;
	throw unknownShape(param);
}

/** What the two ids are called in this account. */
function namesOf({ api: { client }, param }: WevionCall, now: readonly IDataObject[]): PairNames {
	const tracker = client.name('mappingTrackerCampaign');
	const campaign = client.name('mappingCampaign');
	const found = now.length === 0 ? { tracker, campaign } : namesIn(now, { tracker, campaign });
	if (found !== undefined) return found;
	throw unknownShape(param);
}

const unknownShape = (param: WevionCall['param']) =>
	param.wrong(
		'configId',
		'has mappings in a shape that this node does not know, so nothing was sent',
		"Look at Get Many with Simplify off, and put the names of its fields into 'Paths and Names' of the Wevion API credential as mappingTrackerCampaign and mappingCampaign",
	);

async function send({ api: { client }, param }: WevionCall, { rows }: MappingPlan): Promise<void> {
	const name = client.name('mappingList');
	const body = name === '' ? rows : withBodyFields(param, { [name]: rows });
	await client.ask('mappingsUpdate', { places: ofTracker(param), body });
}

function told(plan: MappingPlan, { tracker }: PairNames): IDataObject {
	const ids = (rows: IDataObject[]) => rows.map((row) => cellText(row[tracker]));
	return {
		total: plan.rows.length,
		added: ids(plan.added),
		changed: ids(plan.changed),
		unchanged: plan.unchanged,
		vanishing: plan.vanishing,
	};
}
