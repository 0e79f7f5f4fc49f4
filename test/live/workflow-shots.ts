import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from './browser';
import { withCredentials } from './demo-content';
import { root } from './paths';
import type { Rest } from './rest';
import type { CredentialInput, WorkflowInput } from './rest-types';
import { workflowFiles } from './workflow-files';

/** Panels worth a look, by the file of the workflow: node → picture. */
const PANELS: Readonly<Record<string, Record<string, string>>> = {
	refunds: {
		'To Google Ads': 'forward-google-ads.png',
		'Take Back at Google Ads': 'forward-google-ads-adjustments.png',
	},
};

const OAUTH = { clientId: 'example', clientSecret: 'example' };

/** Nobody uses them; without them the canvas would be full of warnings. */
const EXAMPLES: readonly CredentialInput[] = [
	{ name: 'Google Data Manager', type: 'googleDataManagerOAuth2Api', data: OAUTH },
	{
		name: 'Google Ads',
		type: 'googleAdsConversionsOAuth2Api',
		data: { ...OAUTH, developerToken: 'example' },
	},
	{ name: 'Facebook Graph', type: 'facebookGraphApi', data: { accessToken: 'example' } },
	{ name: 'Form', type: 'httpBasicAuth', data: { user: 'example', password: 'example' } },
	{ name: 'OpenAI', type: 'openAiApi', data: { apiKey: 'example', header: false } },
	{
		name: 'Postgres',
		type: 'postgres',
		data: { host: 'db.example.com', database: 'example', user: 'example', password: 'example' },
	},
	{ name: 'Postback secret', type: 'postbackSecretApi', data: { secret: 'example-0123456789' } },
	{ name: 'SMTP', type: 'smtp', data: { host: 'mail.example.com', port: 465, secure: true } },
];

/** The example workflow, of which there are pictures already. */
const EXAMPLE = 'keitaro-to-meta';

/** Imports every other workflow, unpublished, and takes a picture of its canvas: `workflow-<file>.png`. */
export async function shootWorkflows(
	rest: Rest,
	editor: Editor,
	shoot: (editor: Editor, picture: string) => Promise<void>,
): Promise<void> {
	for (const input of EXAMPLES) await rest.createCredential(input);
	const credentials = await rest.credentials();
	const types = await rest.nodeTypes();
	for (const file of workflowFiles().filter((name) => name !== EXAMPLE)) {
		const text = readFileSync(join(root, 'workflows', `${file}.json`), 'utf8');
		const input = withCredentials(JSON.parse(text) as WorkflowInput, credentials, types);
		const { id } = await rest.createWorkflow(input);
		await editor.openWorkflow(id);
		await shoot(editor, `workflow-${file}.png`);
		for (const [node, picture] of Object.entries(PANELS[file] ?? {})) {
			await editor.openNode(node);
			await shoot(editor, picture);
			await editor.closeNode();
		}
	}
}
