import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../../live/rest-types';
import { addDataTableRows, dropDataTable } from './dataTable';
import type { ReadyWorkflow } from './ready';
import { graphOf, mailboxOf, setFields } from './services';
import { callKeitaro, reportOf } from './trackerApi';
import type { ReadyWorld } from './world';

const TRIGGER = 'Every 6 Hours';
const LIMITS = 'Your Limits';
const TABLES = ['Guard Log', 'Mapping Rules'];
const DAYS = 3;
const LEAVE_OUT_HOURS = 3;
const HOUR_MS = 3_600_000;
/** Beyond any campaign. */
const TOO_MANY_CLICKS = 1_000_000;
/** Ad campaigns of the two costliest that are to be paused. */
const ADS = ['120200000000000001', '120200000000000002'];

interface Judged extends IDataObject {
	campaign_id: number;
	clicks: number;
	cr: number;
	cost: number;
}

/** Active campaigns with the numbers of the guard's days, the lowest conversion rate first. */
async function judge(world: ReadyWorld): Promise<Judged[]> {
	const stamp = (hours: number) =>
		new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');
	const range = { from: stamp(DAYS * 24 + LEAVE_OUT_HOURS), to: stamp(LEAVE_OUT_HOURS) };
	const rows = await reportOf(world, ['campaign_id'], { ...range, timezone: 'UTC' });
	const campaigns = await callKeitaro<Array<{ id: number; state: string }>>(
		world,
		'GET',
		'/campaigns',
	);
	const active = new Set(campaigns.filter(({ state }) => state === 'active').map(({ id }) => id));
	const judged = rows.map((row) => ({ ...row, campaign_id: Number(row.campaign_id) }) as Judged);
	return judged.filter((row) => active.has(row.campaign_id)).sort((a, b) => a.cr - b.cr);
}

/**
 * Some of the worst campaigns, two at least, and a rate that parts them from the others: where the gap
 * is widest, so that the clicks of a few seconds do not decide.
 */
async function bad(world: ReadyWorld): Promise<{ ids: number[]; mostRate: number }> {
	const judged = await judge(world);
	const gaps = judged.slice(2, 5).map((row, at) => row.cr - (judged[at + 1]?.cr ?? 0));
	const count = gaps.indexOf(Math.max(...gaps)) + 2;
	const [below, above] = [judged[count - 1], judged[count]];
	assert.ok(
		below && above && above.cr > below.cr,
		'the campaigns of the seeded tracker are too alike',
	);
	const worst = judged.slice(0, count).sort((a, b) => b.cost - a.cost);
	return {
		ids: worst.map(({ campaign_id: id }) => id),
		mostRate: (below.cr + above.cr) / 2,
	};
}

/** Campaigns that do not convert are paused, few at a time, once, and never when it looks like an outage. */
export const guard: ReadyWorkflow = {
	async open(world) {
		const { rest } = world.run.stage;
		const mailbox = await mailboxOf(world);
		const graphUrl = await graphOf(world);
		const [keitaro, ads] = [world.control('keitaro'), world.control('metaAds')];
		for (const table of TABLES) await dropDataTable(rest, table);
		for (const campaignId of ADS) await ads.command('setStatus', { campaignId, status: 'ACTIVE' });
		const begun = Date.now();
		const mailsBefore = mailbox.mails.length;
		let ids: number[] = [];

		const pausedAtTracker = async () =>
			(await keitaro.received('/disable', begun)).map(({ path }) =>
				Number(/campaigns\/(\d+)/.exec(path)?.[1]),
			);
		const pausedAtMeta = async () =>
			(await ads.command<Array<{ id: string; to: string }>>('changes'))
				.filter(({ id, to }) => ADS.includes(id) && to === 'PAUSED')
				.map(({ id }) => id);
		const mails = () => mailbox.mails.slice(mailsBefore);
		const lastMail = () => mails().at(-1)?.html ?? '';

		async function first(start: (values: IDataObject) => Promise<Execution>) {
			const { ids: found, mostRate } = await bad(world);
			ids = found;
			const limits = { graphUrl, leastClicks: 1, mostRate, mostShare: 100 };
			const asImported = await start(limits);
			assert.deepEqual(await pausedAtTracker(), [], 'paused though it is not armed');
			assert.match(lastMail(), /not armed/);
			const rules = ADS.map((adCampaignId, at) => ({
				...{ rule: `Rule ${at}`, trackerCampaignId: String(ids[at]), platform: 'meta' },
				...{ adCampaignId, adCampaignName: `Ad campaign ${at}` },
			}));
			await addDataTableRows(rest, 'Mapping Rules', rules);
			const fewClicks = await start({ armed: true, leastClicks: TOO_MANY_CLICKS });
			const outage = await start({ leastClicks: 1, mostRate: 100, mostShare: 50 });
			assert.deepEqual(await pausedAtTracker(), [], 'paused by noise or by an outage');
			assert.match(lastMail(), /fell below the limit at once/);
			return [asImported, fewClicks, outage, await start({ ...limits, mostPauses: 1 })];
		}

		async function second(start: (values: IDataObject) => Promise<Execution>) {
			const refused = { kind: 'forbidden', times: 9, pathIncludes: ADS[1] } as const;
			await ads.misbehave(refused);
			const others = await start({ mostPauses: 99 });
			await ads.behave();
			assert.match(lastMail(), /Not paused at Meta[\s\S]*by hand/);
			const told = mails().length;
			const nothing = await start({});
			assert.equal(mails().length, told, 'told although nothing happened');
			// A person knows better than the guard.
			for (const id of ids) await callKeitaro(world, 'POST', `/campaigns/${id}/enable`);
			const leftAlone = await start({});
			assert.match(lastMail(), /a person has switched it on again/);
			return [others, nothing, leftAlone];
		}

		return {
			run: async (imported, time) => {
				const start = async (values: IDataObject) => {
					await setFields(imported, LIMITS, values);
					return await imported.start(TRIGGER);
				};
				return time === 1 ? await first(start) : await second(start);
			},
			check: async (_, time, imported) => {
				const paused = await pausedAtTracker();
				world.run.log(`        paused in the tracker: ${paused.join(', ')} of ${ids.join(', ')}`);
				const done = time === 1 ? ids.slice(0, 1) : ids;
				assert.deepEqual(paused, done, 'the costlier ones first, each once');
				assert.deepEqual(await pausedAtMeta(), ADS.slice(0, 1));
				const log = await imported.rowsOf('Guard Log');
				const noted = log.map(({ campaignId }) => Number(campaignId));
				assert.deepEqual(noted, done);
				assert.ok(mails().every(({ to }) => to.join() === 'you@example.com'));
				assert.equal(mails().length, time === 1 ? 3 : 5);
				if (time === 2) return;
				const inOrder = /Paused in the tracker[\s\S]*Paused at Meta[\s\S]*More than 1 at once/;
				assert.match(lastMail(), inOrder);
			},
		};
	},
};
