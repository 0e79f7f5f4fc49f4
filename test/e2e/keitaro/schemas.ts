import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { Editor } from '../../live/browser';
import { root } from '../../live/paths';
import type { Run } from '../run';
import { picture } from './picture';

const PACKAGE = 'n8n-nodes-tracker-hub';
const FOLDER = '__schema__';

function* filesUnder(folder: string): Generator<string> {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesUnder(path);
		else yield path;
	}
}

/** Every output schema of the repository, by the address under which the editor asks n8n for it. */
function schemas(): Map<string, unknown> {
	const nodes = join(root, 'nodes');
	const found = new Map<string, unknown>();
	for (const node of readdirSync(nodes)) {
		const folder = join(nodes, node, FOLDER);
		if (!existsSync(folder)) continue;
		const type = `${PACKAGE}.${node.charAt(0).toLowerCase()}${node.slice(1)}`;
		for (const file of filesUnder(folder)) {
			const path = relative(folder, file).replace(/^v/, '').split('\\').join('/');
			found.set(`/schemas/${type}/${path}`, JSON.parse(readFileSync(file, 'utf8')));
		}
	}
	return found;
}

/** The editor finds the output schema of a node that has not run yet. */
export async function checkSchemas({ stage, checks }: Run): Promise<void> {
	const expected = schemas();
	await checks.check(`n8n serves the ${expected.size} output schemas to the editor`, async () => {
		assert.ok(expected.size > 0, 'there are none');
		for (const [address, schema] of expected) {
			const response = await fetch(stage.server.url + address);
			assert.equal(response.status, 200, address);
			assert.deepEqual(await response.json(), schema, address);
		}
	});
}

const NEXT = 'Edit Fields';

/** A node that has not run, and fields of which the next one is told. */
interface Previewed {
	/** Type in n8n, without the package; its name on the canvas too. */
	type: string;
	/** As a workflow holds them; the editor completes them, the operation among them. */
	parameters: INodeParameters;
	/** One that nothing else in the editor is called. */
	first: string;
	fields: string[];
}

const PREVIEWED: readonly Previewed[] = [
	{
		type: 'keitaro',
		parameters: { resource: 'breakdown', operation: 'geo' },
		first: 'uniqueClicks',
		fields: ['countryCode', 'clicks', 'revenue', 'roi', 'epc', 'timeZone'],
	},
	{
		type: 'forwardConversions',
		parameters: {},
		first: 'requestId',
		fields: ['outcome', 'reason', 'advice', 'eventId', 'attempts'],
	},
	{
		type: 'trackerHub',
		parameters: { resource: 'mapping', operation: 'explain' },
		first: 'adAccountId',
		fields: ['attribution', 'campaignId', 'level', 'outcome', 'visit'],
	},
	{
		type: 'wevion',
		parameters: { resource: 'tracker', operation: 'getAll' },
		first: 'lastSyncedAt',
		fields: ['id', 'name', 'url', 'status'],
	},
];

/** A node that has not run shows its fields to the next one, ready to be dragged. */
export async function checkPreview(run: Run, editor: Editor): Promise<void> {
	for (const previewed of PREVIEWED) {
		const what = `editor: the next node is shown the fields of ${previewed.type} that has not run`;
		await run.checks.check(what, async () => await previewOf(run, editor, previewed));
	}
}

async function previewOf(
	{ stage }: Run,
	editor: Editor,
	{ type, parameters, first, fields }: Previewed,
): Promise<void> {
	const { id } = await stage.rest.createWorkflow({
		name: `Preview of the fields of ${type}`,
		nodes: [
			{
				id: type,
				name: type,
				type: `${PACKAGE}.${type}`,
				typeVersion: 1,
				position: [0, 0],
				parameters,
			},
			{
				id: NEXT,
				name: NEXT,
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [type]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] } },
	});
	await editor.openWorkflow(id);
	const panel = await editor.openNode(NEXT);
	await panel.getByText(first, { exact: true }).first().waitFor();
	const shown = await editor.part('ndv-input-panel').innerText();
	await editor.screenshot(picture(`preview-${type}`));
	await editor.closeNode();
	for (const field of fields) {
		assert.ok(shown.split(/\s+/).includes(field), `${field} is not in: ${shown}`);
	}
}
