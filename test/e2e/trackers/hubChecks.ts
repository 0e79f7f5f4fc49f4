import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { TrackerModule } from '../../../nodes/shared/trackers/module';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';
import type { Credential, CredentialInput, Execution } from '../../live/rest-types';
import { CAMPAIGNS } from '../../simulators/generator';
import type { Run } from '../run';
import { ASKED, BEGIN, hubWorkflow, type Asked } from './hubWorkflow';

/** It takes three requests in a second, and steps of a workflow do not know of each other. */
const TGTRACK_PAUSE_S = 1;

/** What TGTrack's report API cannot, though other products of the name can. */
const TGTRACK_LISTS = /TGTrack has no list of this kind/;

/** Has n8n ask the tracker everything the node offers, and looks at each answer. */
export async function checkHub(
	{ stage: { rest }, checks, log }: Run,
	account: CredentialInput,
	credential: Credential,
): Promise<void> {
	const module = TRACKERS.find((one) => one.credential === account.type);
	assert.ok(module, account.type);
	const pauseSeconds = account.data.product === 'tgtrack' ? TGTRACK_PAUSE_S : 0;
	const { id } = await rest.createWorkflow(hubWorkflow(module.name, credential, pauseSeconds));
	let execution: Execution | undefined;
	await checks.check(`Tracker Hub, ${account.name}: runs`, async () => {
		execution = await rest.finished(await rest.run(id, BEGIN));
		assert.equal(execution.status, 'success', execution.error);
	});
	if (execution === undefined) return;
	const { outputs } = execution;
	for (const asked of ASKED) {
		const items = (outputs(asked.name)[0] ?? []).map(({ json }) => json);
		await checks.check(`Tracker Hub, ${account.name}: ${asked.name}`, () => {
			expectAnswer(module, account, asked, items);
			if (typeof items[0]?.error === 'string') log(`        ${items[0].error}`);
		});
	}
}

function expectAnswer(
	{ name, capabilities }: TrackerModule,
	account: CredentialInput,
	{ needs, parameters }: Asked,
	items: IDataObject[],
): void {
	const able = needs === undefined || capabilities[needs];
	const isList = parameters.operation === 'getAll' && parameters.dateRange === undefined;
	if (able !== true) {
		assert.deepEqual(
			items.map(({ error }) => error),
			[able],
		);
		return;
	}
	if (account.data.product === 'tgtrack' && isList) {
		assert.equal(items.length, 1);
		assert.match(String(items[0]?.error), TGTRACK_LISTS);
		return;
	}
	assert.deepEqual(
		items.flatMap(({ error }) => error ?? []),
		[],
	);
	assert.ok(items.length > 0, 'nothing came');
	if (parameters.resource === 'connection') assert.equal(items[0]?.connected, true);
	if (parameters.resource === 'campaign') expectCampaigns(items);
	if (parameters.resource === 'breakdown') return expectNumbers(items);
	assert.deepEqual(new Set(items.map(({ tracker }) => tracker)), new Set([name]));
}

/** The trackers tell of the same campaigns, each in its own words. */
function expectCampaigns(items: IDataObject[]): void {
	const names = items.map(({ name }) => String(name));
	const active = CAMPAIGNS.filter(({ state }) => state === 'active');
	// BeMob puts source and country in front of a name.
	const missing = active.filter(({ name }) => !names.some((one) => one.endsWith(name)));
	assert.deepEqual(missing, []);
}

function expectNumbers(rows: IDataObject[]): void {
	const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
	for (const name of ['clicks', 'conversions', 'revenue', 'cost']) {
		assert.ok(sum(name) > 0, `no ${name} in ${rows.length} rows`);
	}
}
