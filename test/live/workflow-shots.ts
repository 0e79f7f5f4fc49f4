import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from './browser';
import { withCredentials } from './demo-content';
import { root } from './paths';
import type { Rest } from './rest';
import type { CredentialInput, WorkflowInput } from './rest-types';

/** Example workflows worth a look, each with the panels of some of its nodes. */
const PICTURES: Readonly<Record<string, { canvas: string; panels: Record<string, string> }>> = {
	'refunds.json': {
		canvas: 'workflow-refunds.png',
		panels: {
			'To Google Ads': 'forward-google-ads.png',
			'Take Back at Google Ads': 'forward-google-ads-adjustments.png',
		},
	},
	'retry-failed.json': { canvas: 'workflow-retry-failed.png', panels: {} },
};

const OAUTH = { clientId: 'example', clientSecret: 'example' };

/** Nobody is signed in; without them the canvas would be full of warnings. */
const GOOGLE: readonly CredentialInput[] = [
	{ name: 'Google Data Manager', type: 'googleDataManagerOAuth2Api', data: OAUTH },
	{
		name: 'Google Ads',
		type: 'googleAdsConversionsOAuth2Api',
		data: { ...OAUTH, developerToken: 'example' },
	},
];

/** Imports the workflows, unpublished, and takes their pictures. */
export async function shootWorkflows(
	rest: Rest,
	editor: Editor,
	shoot: (editor: Editor, picture: string) => Promise<void>,
): Promise<void> {
	for (const input of GOOGLE) await rest.createCredential(input);
	const credentials = await rest.credentials();
	const types = await rest.nodeTypes();
	for (const [file, { canvas, panels }] of Object.entries(PICTURES)) {
		const text = readFileSync(join(root, 'workflows', file), 'utf8');
		const input = withCredentials(JSON.parse(text) as WorkflowInput, credentials, types);
		const { id } = await rest.createWorkflow(input);
		await editor.openWorkflow(id);
		await shoot(editor, canvas);
		for (const [node, picture] of Object.entries(panels)) {
			await editor.openNode(node);
			await shoot(editor, picture);
			await editor.closeNode();
		}
	}
}
