import assert from 'node:assert/strict';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Credential, Execution, WorkflowInput } from '../../live/rest-types';
import { SECRET, SECRETS } from '../postback/place';
import type { Run } from '../run';
import { credentialsFor, type Stage } from '../stage';

const WEBHOOK_ID = 'e2e-mapping';
const MAPPING = 'Mapping';
const FORWARD = 'Forward Conversions';
const UNMAPPED = 'Unmapped';
const AD_CAMPAIGN = '120200000000000001';

/** Columns of the table that the rules are kept in, all text. */
const COLUMNS = ['rule', 'trackerCampaignName', 'sub_2', 'platform', 'adCampaignId'];

/** A table with one wildcard, as a user makes it. */
async function makeTable({ rest }: Stage): Promise<string> {
	const { id: project } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
	const tables = `/rest/projects/${project}/data-tables`;
	const columns = COLUMNS.map((name) => ({ name, type: 'string' }));
	const { id } = await rest.call<{ id: string }>('POST', tables, { name: 'Rules', columns });
	const data = [
		{
			...{ rule: 'Summer', trackerCampaignName: 'Summer_*', sub_2: null },
			...{ platform: 'meta', adCampaignId: AD_CAMPAIGN },
		},
	];
	await rest.call('POST', `${tables}/${id}/insert`, { data });
	return id;
}

/** Postback → Mapping by the rows of the table → Forward, what is unmapped on a way of its own. */
function workflowWith(table: string, credentials: readonly Credential[]): WorkflowInput {
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: IDataObject,
	): INode => ({
		...{ id: `mapping-${name}`, name, type, typeVersion, position: [0, 0] },
		parameters: parameters as INode['parameters'],
	});
	const own = (...types: string[]) =>
		Object.fromEntries(
			credentials
				.filter(({ type }) => types.includes(type))
				.map(({ id, name, type }) => [type, { id, name }]),
		);
	const link = (name: string, index = 0) => ({ node: name, type: 'main' as const, index });
	const trigger = node('Postback', 'n8n-nodes-tracker-hub.postbackTrigger', 2, {
		tracker: 'generic',
		security: { requireHttps: false },
	});
	const forward = node(FORWARD, 'n8n-nodes-tracker-hub.forwardConversions', 1, {
		...{ platform: 'meta', source: 'conversion', actionSource: 'website' },
		...{ eventSourceUrl: 'https://landing.example.com/offer', options: {} },
	});
	return {
		name: 'Mapping by a table',
		nodes: [
			{ ...trigger, webhookId: WEBHOOK_ID, credentials: own('postbackSecretApi') },
			{
				...node('Rules', 'n8n-nodes-base.dataTable', 1.1, {
					...{ resource: 'row', operation: 'get', returnAll: true },
					dataTableId: { __rl: true, mode: 'id', value: table },
				}),
				executeOnce: true,
			},
			node(MAPPING, 'n8n-nodes-tracker-hub.trackerHub', 1, {
				...{ resource: 'mapping', operation: 'apply', rulesFrom: 'input', options: {} },
			}),
			{ ...forward, credentials: own('metaConversionsApi') },
			node(UNMAPPED, 'n8n-nodes-base.noOp', 1, {}),
		],
		connections: {
			Postback: { main: [[link('Rules'), link(MAPPING)]] },
			Rules: { main: [[link(MAPPING, 1)]] },
			[MAPPING]: { main: [[link(FORWARD)], [link(UNMAPPED)]] },
		},
	};
}

/** What became of conversion number `count` of the workflow. */
async function send(
	{ stage }: Run,
	id: string,
	count: number,
	campaign: string,
): Promise<Execution> {
	const facts = {
		...{ secret: SECRET, click_id: `mapping-${count}`, transaction_id: `mapping-t${count}` },
		...{ event: 'Purchase', status: 'confirmed', value: '12.5', currency: 'USD' },
		...{ campaign_id: String(900 + count), campaign_name: campaign },
		...{ fbclid: `IwAR0example${count}abcdefghijkl`, ip: '203.0.113.7', user_agent: 'Mozilla/5.0' },
	};
	const query = new URLSearchParams(facts).toString();
	const response = await fetch(`${stage.server.url}/webhook/${WEBHOOK_ID}/postback?${query}`);
	assert.equal(response.status, 200, await response.text());
	const [newest] = (await stage.rest.finishedExecutions(id, count)).sort(
		(a, b) => Number(b.id) - Number(a.id),
	);
	return await stage.rest.execution(newest?.id ?? '');
}

/** Rules in a table map conversions on their way to Meta, those of campaigns made later too. */
export async function mapping(run: Run): Promise<void> {
	const { stage, checks } = run;
	const { rest } = stage;
	const [, meta] = credentialsFor(stage.simulators.urls);
	const credentials = [await rest.createCredential(SECRETS), await rest.createCredential(meta)];
	const input = workflowWith(await makeTable(stage), credentials);
	const { id } = await rest.createWorkflow(input);
	await rest.activate(id);
	const campaigns = ['Summer_DE', 'Summer_made_later', 'Winter'];
	for (const [at, campaign] of campaigns.entries()) {
		const isMapped = campaign !== 'Winter';
		await checks.check(
			`mapping: ${campaign} ${isMapped ? 'is mapped by the table and accepted' : 'comes out as unmapped'}`,
			async () => {
				const execution = await send(run, id, at + 1, campaign);
				assert.equal(execution.error, undefined);
				const [mapped = [], unmapped = []] = execution.outputs(MAPPING);
				assert.equal(execution.runData[MAPPING]?.length, 1, 'Mapping ran more than once');
				assert.deepEqual([mapped.length, unmapped.length], isMapped ? [1, 0] : [0, 1]);
				const [accepted = []] = execution.outputs(FORWARD);
				assert.equal(accepted.length, isMapped ? 1 : 0);
				const attribution = mapped[0]?.json.attribution as IDataObject | undefined;
				assert.equal(attribution?.campaignId, isMapped ? AD_CAMPAIGN : undefined);
			},
		);
	}
	await rest.deactivate(id);
}
