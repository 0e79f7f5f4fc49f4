import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Spend } from '../../simulators/keitaro/costs';
import { addDataTableRows, dropDataTable } from './dataTable';
import type { ReadyWorkflow } from './ready';
import { graphOf, mailboxOf, nodeOf, setFields } from './services';
import { reportOf } from './trackerApi';

const TRIGGER = 'Every Morning';
const ZONE = 'Europe/Berlin';
const DAYS = 3;
/** Rows a page, so that there are several. */
const PAGE = '4';
const KETO = '120200000000000001';
const RETARGETING = '120200000000000101';
const CREME = '120200000000000002';

/** Two ad campaigns of one tracker campaign, one of another, and a rule too many. */
const RULES: ReadonlyArray<readonly [tracker: number, ad: string]> = [
	[1, KETO],
	[1, RETARGETING],
	[2, CREME],
	[3, CREME],
];
const COUNTED = RULES.slice(0, 3);

interface AdSpend {
	campaign_id: string;
	date_start: string;
	spend: string;
}

/** The spend of an ad account stands as cost in the tracker, each day once. */
export const adCost: ReadyWorkflow = {
	async open(world) {
		const { rest } = world.run.stage;
		const mailbox = await mailboxOf(world);
		const graphUrl = await graphOf(world);
		for (const table of ['Ad Costs', 'Mapping Rules']) await dropDataTable(rest, table);
		const today = DateTime.now().setZone(ZONE);
		const days = Array.from({ length: DAYS }, (_, at) =>
			today.minus({ days: DAYS - at }).toISODate(),
		);
		const [first = '', , last = ''] = days;
		const begun = Date.now();
		const mailsBefore = mailbox.mails.length;
		const costs = async () => await world.control('keitaro').command<Spend[]>('costs');

		/** Sums by tracker campaign and day, from the ad account itself. */
		async function expected(): Promise<Map<string, number>> {
			const query = new URLSearchParams({
				...{ level: 'campaign', fields: 'campaign_id,spend', time_increment: '1', limit: '500' },
				time_range: JSON.stringify({ since: first, until: last }),
				access_token: 'meta-ads-test-token',
			});
			const address = `${graphUrl}/act_1000000000000001/insights?${query.toString()}`;
			const { data } = (await (await fetch(address)).json()) as { data: AdSpend[] };
			const sums = new Map<string, number>();
			for (const { campaign_id: ad, date_start: day, spend } of data) {
				const tracker = COUNTED.find(([, one]) => one === ad)?.[0];
				if (tracker === undefined) continue;
				const key = `${tracker} ${day}`;
				sums.set(key, (sums.get(key) ?? 0) + Number(spend));
			}
			return sums;
		}

		async function expectInReports(sums: ReadonlyMap<string, number>): Promise<void> {
			for (const day of days) {
				const range = { from: `${day} 00:00:00`, to: `${day} 23:59:59`, timezone: ZONE };
				const rows = await reportOf(world, ['campaign_id'], range);
				for (const id of [1, 2]) {
					const found = rows.find((row) => Number(row.campaign_id) === id);
					assert.ok(
						Math.abs(Number(found?.cost) - (sums.get(`${id} ${day}`) ?? 0)) < 0.01,
						`${id} ${day}`,
					);
				}
			}
		}

		return {
			run: async (imported, time) => {
				if (time === 2) {
					const changed = { campaignId: CREME, day: last, spend: 50.5 };
					await world.control('metaAds').command('correctSpend', changed);
					return [await imported.start(TRIGGER)];
				}
				await setFields(imported, 'Your Ad Accounts', { graphUrl });
				const { queryParameters } = (await nodeOf(imported, 'Spend by Day'))
					.parameters as unknown as {
					queryParameters: { parameters: Array<{ name: string; value: string }> };
				};
				const parameters = queryParameters.parameters.map((one) =>
					one.name === 'limit' ? { ...one, value: PAGE } : one,
				);
				const paged = { queryParameters: { parameters } } as unknown as IDataObject;
				await imported.set('Spend by Day', paged);
				const withoutRules = await imported.start(TRIGGER);
				assert.deepEqual(await costs(), [], 'a cost was set without a rule');
				await addDataTableRows(
					rest,
					'Mapping Rules',
					RULES.map(([trackerCampaignId, adCampaignId]) => ({
						...{ platform: 'meta', adCampaignId },
						trackerCampaignId: String(trackerCampaignId),
					})),
				);
				return [withoutRules, await imported.start(TRIGGER)];
			},
			check: async (_, time, imported) => {
				const sums = await expected();
				const set = await costs();
				world.run.log(
					`        ${set.length} costs set, ${mailbox.mails.length - mailsBefore} e-mails`,
				);
				assert.equal(sums.size, 2 * DAYS);
				// The second run sets the one day that Meta has corrected.
				assert.equal(set.length, 2 * DAYS + (time === 2 ? 1 : 0));
				await expectInReports(sums);
				const noted = await imported.rowsOf('Ad Costs');
				assert.deepEqual(
					noted.map(({ trackerCampaignId, day }) => `${trackerCampaignId} ${day}`).sort(),
					[...sums.keys()].sort(),
				);
				const pages = await world.control('metaAds').received('/insights', begun);
				assert.ok(
					pages.some(({ query }) => query.after !== undefined),
					'one page only was read',
				);
				const mails = mailbox.mails.slice(mailsBefore);
				assert.equal(mails.length, 1, 'told more than once');
				assert.match(mails[0]?.html ?? '', /Brand awareness[\s\S]*No rule has this ad campaign/);
			},
		};
	},
};
