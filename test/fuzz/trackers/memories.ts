import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from '../../../nodes/shared/n8n/http';
import { parseStamp } from '../../../nodes/shared/conversion/time';
import { AT, AT_ISO, type FuzzedTracker } from './account';
import { TRACKERS } from './accounts';

/** When the accounts are read; what was learnt an hour before still holds. */
export const NOW_MS = Date.UTC(2026, 10, 20, 12);
const LEARNT_MS = NOW_MS - 3_600_000;

/** A tracker whose adapter has learnt something, and what it answers to whoever asks. */
export interface RememberingTracker
	extends Pick<FuzzedTracker, 'name' | 'module' | 'credential' | 'secrets'> {
	/** Everything that it can have learnt. */
	memory: object;
	answer: (asked: ServiceRequest) => unknown;
	/** Lists that are read beside the logs. */
	lists: ReadonlyArray<'flow' | 'campaign'>;
}

const named = (name: string): FuzzedTracker => {
	const found = TRACKERS.find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no ${name}`);
	return found;
};

const visits = ['1', '2'].map((campaign, at) => ({
	...{ event_id: `e-${at}`, conversion_id: `e-${at}`, sub_id: `click-${at}`, tid: `t-${at}` },
	...{ status: 'sale', revenue: 5, datetime: AT, campaign_id: campaign },
}));
const flows = ['11', '12', '10'].map((id) => ({
	...{ id, name: `Flow ${id}`, state: 'active' },
	campaign_id: id === '10' ? '2' : '1',
}));

/** The second campaign, with the third flow, is in the archive. */
const keitaro: RememberingTracker = {
	...named('Keitaro'),
	lists: ['flow', 'campaign'],
	memory: {
		...{ columnSet: 0, clickColumnSet: 0 },
		archive: {
			askedAt: LEARNT_MS,
			seen: [
				{ id: '2', campaign: { name: 'Two', parameterNames: [['sub_id_1', 'fbclid']] } },
				{ id: '3', campaign: null },
			],
		},
		flows: {
			...{ comparedAt: LEARNT_MS, count: 2, newest: 12 },
			search: { text: '%', archived: ['2'] },
		},
	},
	answer: ({ url, query = {} }) => {
		const found = String(query.query ?? '').replaceAll('%', '');
		const answers: Readonly<Record<string, unknown>> = {
			'/conversions/log': { rows: visits, total: visits.length },
			'/clicks/log': { rows: visits, total: visits.length },
			'/campaigns': [{ id: '1', name: 'One', state: 'active' }],
			'/campaigns/deleted': [{ id: '2', name: 'Two', state: 'deleted' }],
			'/campaigns/1/streams': flows.slice(0, 2),
			'/streams/search': flows.filter(({ name }) => name.includes(found)),
		};
		return answers[url] ?? [];
	},
};

/** A few more than a page of it. */
const logged = Array.from({ length: 120 }, (_, at) => ({
	...{ id: `conversion-${at}`, click_id: `click-${at}`, status: 'approved', payout: '5' },
	conversed_at: `2026-11-20 10:${String(at % 60).padStart(2, '0')}:${at < 60 ? '00' : '30'}`,
})).sort((a, b) => a.conversed_at.localeCompare(b.conversed_at));
const BINOM_PAGE = 100;

/** Pages of a hundred, the oldest first. */
const binom: RememberingTracker = {
	...named('Binom'),
	lists: ['campaign'],
	memory: { limit: 1_000, most: BINOM_PAGE, isOldestFirst: true },
	answer: ({ url, query = {} }) => {
		if (url === '/info/campaign') return [{ id: 1, name: 'One', is_deleted: 0 }];
		if (url !== '/conversions') return [];
		const at = (stamp: unknown) => Date.parse(parseStamp(stamp, 'UTC') ?? '');
		const [from, to] = [at(query.dateFrom), at(query.dateTo)];
		const inside = logged.filter(({ conversed_at: stamp }) => at(stamp) >= from && at(stamp) < to);
		return inside.slice(0, Math.min(BINOM_PAGE, Number(query.limit)));
	},
};

const MEMBERS = [
	'user_id,join_date,click_date,utm_campaign_id',
	`m-1,${AT_ISO},${AT_ISO},1`,
	`m-2,${AT_ISO},${AT_ISO},2`,
].join('\n');

/** Campaigns are tags, which rows name by their number alone. */
const tgtrack: RememberingTracker = {
	...named('TGTrack'),
	lists: [],
	memory: { tags: { '1': 'One', '2': 'Two' } },
	answer: ({ url }) => (url === '/get_tags.php' ? 'id,name\n1,One\n2,Two' : MEMBERS),
};

/** The others learn nothing, whatever they are handed. */
const others = ['Voluum', 'RedTrack', 'BeMob', 'TG Tracker'].map((name): RememberingTracker => {
	const tracker = named(name);
	const { key, must }: { key: string; must: IDataObject } = tracker.conversion ??
		tracker.entity ?? { key: 'id', must: {} };
	const rows = [1, 2].map((at) => ({ id: `row-${at}`, ...must, [key]: `row-${at}` }));
	return {
		...tracker,
		lists: tracker.entity && tracker.module.capabilities.flow === true ? ['flow'] : [],
		memory: { columnSet: 0, limit: 1_000, tags: { '1': 'One' } },
		answer: (asked) => tracker.answer(asked, rows),
	};
});

export const REMEMBERING: readonly RememberingTracker[] = [keitaro, binom, tgtrack, ...others];
