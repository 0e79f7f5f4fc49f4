import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import { parseMoney } from '../../conversion/money';
import { parseStamp } from '../../conversion/time';
import { ServiceError } from '../../n8n/serviceError';
import type { Click } from '../click';
import { cellText } from '../rows';
import type { TimeWindow } from '../tracker';
import type { KeitaroCampaign } from './campaigns';
import type { KeitaroClient } from './client';
import { CLICK_COLUMN_SETS } from './columns';
import type { KeitaroMemory } from './conversionLog';
import { readPages } from './pages';
import { oneOf } from './reportFilters';
import { readVisit, type Row } from './rowParts';
import { windowRange } from './windowRange';

export interface ClickOptions {
	account: string;
	currency: string | null;
	/** IANA zone in which stamps are asked for and answered. */
	zone: string;
	/** Ids of the campaigns to keep; none means all. */
	campaignIds: readonly string[];
	includeRaw: boolean;
	memory: KeitaroMemory;
}

/** `POST /clicks/log`, oldest first: the time of a click never changes, so new ones come last. */
export async function* readClicks(
	client: Pick<KeitaroClient, 'tryPost'>,
	window: TimeWindow,
	{ zone, campaignIds, memory }: ClickOptions,
): AsyncGenerator<Row[]> {
	const body = {
		range: windowRange(window, zone),
		filters: oneOf('campaign_id', campaignIds),
		sort: ['datetime', 'sub_id'].map((name) => ({ name, order: 'ASC' })),
	};
	for (let set = memory.clickColumnSet ?? 0; ; set++) {
		const asked = { ...body, columns: CLICK_COLUMN_SETS[set] };
		const pages = readPages(client, { path: '/clicks/log', body: asked, key: ['sub_id'] });
		const isSettled = memory.clickColumnSet !== undefined || set === CLICK_COLUMN_SETS.length - 1;
		const first = await pages
			.next()
			.catch((error: unknown) =>
				!isSettled && isRefusal(error) ? undefined : Promise.reject(error as Error),
			);
		if (first === undefined) continue;
		memory.clickColumnSet = set;
		if (first.done !== true) yield first.value.rows;
		for await (const { rows } of pages) yield rows;
		return;
	}
}

/** One row of `clicks/log`. `undefined` where there is no id or time, which no build has been seen to send. */
export function toClick(
	row: Row,
	campaigns: ReadonlyMap<string, KeitaroCampaign>,
	{ account, currency, zone, includeRaw }: ClickOptions,
): Click | undefined {
	const id = realText(row.sub_id);
	const clickedAt = parseStamp(row.datetime, zone);
	if (id === null || clickedAt === null) return undefined;
	return {
		id,
		tracker: 'keitaro',
		account,
		clickedAt,
		isConverted: isConverted(row),
		...readVisit(row, campaigns),
		revenue: parseMoney(row.revenue),
		cost: parseMoney(row.cost),
		currency,
		...(includeRaw && { raw: row as IDataObject }),
	};
}

/** Flags come as 0 and 1 or as booleans. */
function isConverted(row: Row): boolean | null {
	const flags = [row.is_lead, row.is_sale, row.is_rejected].filter(
		(flag) => flag !== undefined && flag !== null && flag !== '',
	);
	if (flags.length === 0) return null;
	return flags.some((flag) => ['1', 'true'].includes(cellText(flag)));
}

const isRefusal = (error: unknown): boolean =>
	error instanceof ServiceError && error.problem.kind === 'invalid';
