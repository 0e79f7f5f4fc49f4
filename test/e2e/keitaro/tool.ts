import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import type { Editor } from '../../live/browser';
import { NodePanel } from '../../live/node-panel';
import type { Credential, WorkflowInput } from '../../live/rest-types';
import type { Run } from '../run';
import { picture } from './picture';
import { firstToolWith, ScriptedModel } from './scriptedModel';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const START = 'Start';
const AGENT = 'AI Agent';
const MODEL = 'Model';

/** An agent with a model and no tool yet. */
function agentWorkflow({ id, name }: Credential): WorkflowInput {
	const node = (own: Omit<INode, 'id'>): INode => ({ id: own.name, ...own });
	const link = (to: string, type: 'main' | 'ai_languageModel') => ({
		[type]: [[{ node: to, type, index: 0 }]],
	});
	return {
		name: 'Agent with Keitaro',
		nodes: [
			node({
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			}),
			node({
				name: AGENT,
				type: `${LANGCHAIN}.agent`,
				typeVersion: 3.1,
				position: [220, 0],
				parameters: { promptType: 'define', text: 'What is campaign 4 called?', options: {} },
			}),
			node({
				name: MODEL,
				type: `${LANGCHAIN}.lmChatOpenAi`,
				typeVersion: 1.3,
				position: [120, 220],
				parameters: {
					model: { __rl: true, mode: 'id', value: 'scripted' },
					responsesApiEnabled: false,
					options: {},
				},
				credentials: { openAiApi: { id, name } },
			}),
		],
		connections: { [START]: link(AGENT, 'main'), [MODEL]: link(AGENT, 'ai_languageModel') },
	};
}

/** n8n knows the node as a tool. */
export async function checkToolType({ stage, checks }: Run): Promise<void> {
	await checks.check('n8n has made a tool of the Keitaro node', async () => {
		const types = await stage.rest.nodeTypes();
		const tool = types.find(({ name }) => name === 'n8n-nodes-tracker-hub.keitaroTool');
		assert.deepEqual(tool?.outputs, ['ai_tool']);
		assert.deepEqual(tool?.codex?.subcategories?.AI, ['Tools']);
	});
}

/** The node in the list of an agent's tools, offered to a model, and used by it. */
export async function checkTool({ stage, checks, log }: Run, editor: Editor): Promise<void> {
	const { rest } = stage;
	const model = new ScriptedModel(firstToolWith('4'));
	const url = await model.start();
	try {
		const data = { apiKey: 'test-key', url, header: false };
		const credential = await rest.createCredential({ name: 'Scripted', type: 'openAiApi', data });
		const { id } = await rest.createWorkflow(agentWorkflow(credential));

		await checks.check('editor: the tools of an AI Agent include Keitaro', async () => {
			await editor.openWorkflow(id);
			assert.ok((await editor.searchTools('keitaro')).includes('Keitaro Tool'));
			await editor.screenshot(picture('tool-list'));
			await editor.pickNode('Keitaro Tool');
			await editor.part('node-parameters').waitFor();
			const panel = new NodePanel(editor);
			await panel.choose('operation', 'Get');
			await panel.letModelFill('campaignId');
			await editor.screenshot(picture('tool-panel'));
			await editor.closeNode();
		});

		await checks.check('an AI Agent offers Keitaro to its model, and it works', async () => {
			const since = Date.now();
			await editor.part('execute-workflow-button').click();
			const [done] = await rest.finishedExecutions(id, 1);
			await editor.settle();
			await editor.screenshot(picture('tool-run'));
			const execution = await rest.execution(done?.id ?? '');
			assert.equal(execution.status, 'success', execution.error);
			const [tool] = model.tools;
			assert.match(tool?.name ?? '', /campaign/i);
			assert.match(tool?.description ?? '', /Get a campaign in Keitaro/);
			log(`        ${JSON.stringify(tool)}`);
			const received = await stage.keitaro.received('/campaigns/', since);
			assert.deepEqual(
				received.map(({ method, path }) => `${method} ${path}`),
				['GET /admin_api/v1/campaigns/4'],
			);
			const [answer] = execution.outputs(AGENT)[0] ?? [];
			const text = String(answer?.json.output);
			assert.match(text, /Google Search – Kredit/);
			assert.match(text, /"token":"\*\*\*"/);
		});
	} finally {
		await model.stop();
	}
}
