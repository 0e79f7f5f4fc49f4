import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { NoOp, packageTypeName, runWorkflow, runWorkflowFile, toItems } from '../../harness';
import { RULES, stranger, summer } from './mappingRun';

describe('in a workflow', () => {
	const { description } = new TrackerHub();

	it('other operations keep their one input and output', async () => {
		const { run: finished } = await runWorkflow({
			node: new TrackerHub(),
			parameters: { resource: 'postbackUrl', operation: 'get' },
		});
		const data = finished.data.resultData.runData['Tracker Hub']?.[0]?.data?.main;
		expect(data).toHaveLength(1);
		expect(data?.[0]).toHaveLength(1);
	});

	it.each([
		[{ operation: 'apply' }, ['keitaroApi'], false],
		[{ operation: 'explain' }, ['keitaroApi'], false],
		[{ operation: 'detect', campaignsFrom: 'input' }, ['keitaroApi'], false],
		[{ operation: 'detect', campaignsFrom: 'tracker' }, ['keitaroApi'], true],
	])('%j asks for a credential: %s %s', (parameters, [name], isAsked) => {
		const credential = description.credentials?.find((one) => one.name === name);
		const all = { tracker: 'keitaro', resource: 'mapping', ...parameters };
		expect(credential && NodeHelpers.displayParameter(all, credential, null, description)).toBe(
			isAsked,
		);
	});

	const hub = (parameters: object) => ({
		...{ id: 'hub', name: 'Mapping', type: packageTypeName(new TrackerHub()), typeVersion: 1 },
		position: [400, 0] as [number, number],
		parameters: { resource: 'mapping', ...parameters } as INodeParameters,
	});
	const noOp = (name: string, y: number) => ({
		...{ id: name, name, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
		position: [0, y] as [number, number],
	});
	const link = (node: string, index = 0) => ({ node, type: 'main' as const, index });

	it('waits for both inputs and hands each output to its own node', async () => {
		const { runData, error } = await runWorkflowFile({
			nodes: [
				noOp('Start', 0),
				noOp('Rules', 100),
				hub({ operation: 'apply', rulesFrom: 'input' }),
				noOp('Mapped', 0),
				noOp('Unmapped', 100),
			],
			connections: {
				Start: { main: [[link('Rules'), link('Mapping')]] },
				Rules: { main: [[link('Mapping', 1)]] },
				Mapping: { main: [[link('Mapped')], [link('Unmapped')]] },
			},
			types: {
				[packageTypeName(new TrackerHub())]: new TrackerHub(),
				'n8n-nodes-base.noOp': new NoOp(),
			},
			start: 'Start',
			// The same items are conversions on the one way and rules on the other.
			items: toItems(
				{ ...summer, trackerCampaignName: 'Summer*', adCampaignId: 'A1' },
				{ ...stranger, sub_1: 'never', adCampaignId: 'A2' },
			),
		});
		expect(error).toBeUndefined();
		const ids = (name: string) => runData[name]?.[0]?.data?.main?.[0]?.map(({ json }) => json.id);
		expect(runData.Mapping).toHaveLength(1);
		expect(ids('Mapped')).toEqual(['c1']);
		expect(ids('Unmapped')).toEqual(['c3']);
	});

	it('hands items that fail to the error output', async () => {
		const { runData } = await runWorkflow({
			node: new TrackerHub(),
			parameters: { resource: 'mapping', operation: 'apply', rules: RULES } as INodeParameters,
			items: toItems(summer, { foo: 1 }),
			continueOnFail: 'errorOutput',
		});
		const outputs = runData['Tracker Hub']?.[0]?.data?.main ?? [];
		expect(outputs.map((items) => items?.length ?? 0)).toEqual([1, 0, 1]);
	});
});
