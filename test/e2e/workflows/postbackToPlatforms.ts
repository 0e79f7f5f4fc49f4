import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../../live/rest-types';
import type { SimulatorName } from '../../simulators/all';
import { UNSUPPORTED_CURRENCY } from '../../simulators/platform';
import { SECRET } from '../postback/place';
import type { ReadyWorkflow } from './ready';

const TRIGGER = 'Postback Trigger';
const RULES = 'Mapping Rules';
const READ = 'Read the Rules';
const MAPPING = 'Which Ad Campaign Earned It';
const MAPPED_CAMPAIGN = '902';
const AD_CAMPAIGN = '120200000000000002';
const PLATFORMS: readonly SimulatorName[] = ['meta', 'tiktok', 'googleDataManager'];

const SIX_HOURS_MS = 6 * 3_600_000;
/** Google is about to know the click when the postback comes. */
const SHORTLY_MS = 10_000;

const fbclid = (n: number) => `IwAR0example${n}abcdefghijklmnop`;
const gclid = (n: number) => `Cj0KCQexample${n}abcdefghijklmnop`;
const ttclid = (n: number) => `E.C.P.example${n}abcdefghijklmnop`;

/** A table that nobody has set up. */
const NO_TABLE = { dataTableId: { value: 'No Such Table' } };
const ITS_TABLE = { dataTableId: { value: RULES } };

/** What is called with, and how it ends: the nodes behind which it comes out. */
interface Call {
	query: Readonly<Record<string, string>>;
	at: readonly string[];
}

const UNMAPPED = 'Unmapped, Tell Somebody';
const NOT_READ = 'Rules Not Read, Tell Somebody';
const ACCEPTED = 'Accepted';
const ENDS = [
	ACCEPTED,
	UNMAPPED,
	NOT_READ,
	'Flagged, Tell Somebody',
	'No Click ID, Tell Somebody',
	'Failed, Tell Somebody',
];

function calls(nowMs: number): Call[] {
	const young = new Date(nowMs - SIX_HOURS_MS + SHORTLY_MS).toISOString();
	const old = new Date(nowMs - 2 * SIX_HOURS_MS).toISOString();
	return [
		{ query: { fbclid: fbclid(1), campaign_id: '901' }, at: [ACCEPTED, UNMAPPED] },
		{ query: { fbclid: fbclid(2) }, at: [ACCEPTED] },
		{ query: { ttclid: ttclid(3) }, at: [ACCEPTED] },
		{ query: { gclid: gclid(4), click_time: old }, at: [ACCEPTED] },
		{ query: { gclid: gclid(5), click_time: young, time: young }, at: [ACCEPTED] },
		{ query: {}, at: ['No Click ID, Tell Somebody'] },
		{
			query: { fbclid: fbclid(7), offer_name: '{offer_name}' },
			at: [ACCEPTED, 'Flagged, Tell Somebody'],
		},
		{
			query: { ttclid: ttclid(8), currency: UNSUPPORTED_CURRENCY },
			at: ['Failed, Tell Somebody'],
		},
		// Comes when the rules cannot be read.
		{ query: { fbclid: fbclid(9) }, at: [ACCEPTED, UNMAPPED, NOT_READ] },
	];
}

const queryOf = ({ query }: Call, n: number): string =>
	new URLSearchParams({
		...{ secret: SECRET, click_id: `ready-${n}`, transaction_id: `ready-t${n}` },
		...{ event: 'Purchase', status: 'confirmed', value: '12.5', currency: 'USD' },
		...{ campaign_id: MAPPED_CAMPAIGN, ip: '203.0.113.7', user_agent: 'Mozilla/5.0', ...query },
	}).toString();

/** Postbacks of each kind: to the platform of their click id, or to somebody who is told. */
export const postbackToPlatforms: ReadyWorkflow = {
	local: { [TRIGGER]: { security: { requireHttps: false } } },
	async open(world) {
		for (const name of PLATFORMS) await world.control(name).command('reset');
		const all = calls(Date.now());
		return {
			run: async (imported, time) => {
				const executions: Execution[] = [await imported.start('Set Up the Table')];
				await imported.publish();
				const url = await imported.webhookUrl(TRIGGER, 'postback');
				const send = async (call: Call, n: number) => {
					const response = await fetch(`${url}?${queryOf(call, n)}`);
					assert.equal(response.status, 200, await response.text());
					if (time === 1) executions.push(...(await imported.fresh()));
				};
				for (const [n, call] of all.entries()) {
					if (call.at.includes(NOT_READ)) {
						await imported.set(READ, NO_TABLE);
						await imported.publish();
					}
					await send(call, n);
					// The first finds an empty table.
					if (time === 1 && n === 0) {
						const rule: IDataObject = { trackerCampaignId: MAPPED_CAMPAIGN, platform: 'meta' };
						await imported.addRows(RULES, [{ ...rule, rule: 'Ready', adCampaignId: AD_CAMPAIGN }]);
					}
				}
				await imported.unpublish();
				await imported.set(READ, ITS_TABLE);
				assert.deepEqual(await imported.fresh(0), [], 'a repeated postback started something');
				return executions;
			},
			check: async ([, ...executions], time) => {
				const came = executions.map((execution) =>
					ENDS.filter((end) => (execution.outputs(end)[0] ?? []).length > 0),
				);
				const wanted = all.map(({ at }) => ENDS.filter((end) => at.includes(end)));
				assert.deepEqual(came, time === 1 ? wanted : []);
				for (const [n, execution] of executions.entries()) {
					const [mapped] = execution.outputs(MAPPING)[0] ?? [];
					const attribution = mapped?.json.attribution as IDataObject | undefined;
					const isMapped = all[n]?.at.includes(UNMAPPED) === false;
					assert.equal(attribution?.campaignId, isMapped ? AD_CAMPAIGN : undefined);
				}
				const sums = PLATFORMS.map(async (name) => {
					const counts = await world.control(name).command<Record<string, number>>('counts');
					return [name, counts.unique, counts.countedTwice ?? counts.countedAgain];
				});
				assert.deepEqual(await Promise.all(sums), [
					['meta', 4, 0],
					['tiktok', 1, 0],
					['googleDataManager', 2, 0],
				]);
			},
		};
	},
};
