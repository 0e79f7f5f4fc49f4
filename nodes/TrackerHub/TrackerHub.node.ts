import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { credentialsFor } from '../shared/n8n/credentialChoice';
import { run } from '../shared/n8n/run';
import { actionChosen, nameOf } from '../shared/n8n/subtitle';
import { TRACKERS } from '../shared/trackers/registry';
import { everything, registry } from './actions';
import { INPUTS, OUTPUTS, WITHOUT_TRACKER } from './connections';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { panelOf } from './panel';
import { connected } from './transport';
import { runWhole, wholeOperation } from './whole';

const TRACKER = nameOf(
	Object.fromEntries(TRACKERS.map(({ name, displayName }) => [name, displayName])),
	'$parameter["tracker"]',
);

export class TrackerHub implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tracker Hub',
		name: 'trackerHub',
		icon: {
			light: 'file:../../icons/trackerHub.svg',
			dark: 'file:../../icons/trackerHub.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: `={{ ($parameter["resource"] === "mapping" ? "" : ${TRACKER} + ": ") + ${actionChosen(everything)} }}`,
		description: 'Asks any affiliate tracker the same questions and answers in the same words',
		defaults: { name: 'Tracker Hub' },
		usableAsTool: true,
		inputs: INPUTS,
		outputs: OUTPUTS,
		credentials: credentialsFor({
			parameter: 'tracker',
			credentialOf: Object.fromEntries(
				TRACKERS.map(({ name, credential }) => [name, credential] as const),
			),
			without: { resource: ['postbackUrl'], ...WITHOUT_TRACKER },
		}),
		properties: panelOf(everything, TRACKERS),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const whole = wholeOperation(this);
		return await connected(this, async (connect) => {
			if (whole !== undefined) return await runWhole(this, whole, connect);
			return await run(this, registry, () => Promise.resolve(connect()));
		});
	}
}
