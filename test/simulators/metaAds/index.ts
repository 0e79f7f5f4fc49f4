import {
	json,
	Simulator,
	type Command,
	type SimulatedAnswer,
	type SimulatedRequest,
} from '../base';
import { parseBody, tokenOf } from '../meta/body';
import { graphAnswer } from '../meta/graphErrors';
import { ACCOUNT, seedCampaigns, STATUSES, type AdCampaign, type AdStatus } from './campaigns';
import { AD_ERRORS, AdRefusal, wrong } from './errors';
import { INSIGHT_FIELDS, insights, SpendBook } from './insights';
import { page } from './paging';

const PATH = /^\/v\d+\.\d+\/(act_\d+|\d+)(?:\/(campaigns|insights))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CAMPAIGN_FIELDS = ['id', 'name', 'status', 'effective_status', 'account_id'];

type Fields = Record<string, unknown>;

/** Meta's Marketing API as far as campaigns and their spend go: one ad account, one token. */
export class MetaAdsSimulator extends Simulator {
	readonly name = 'metaAds';
	readonly accessToken = 'meta-ads-test-token';

	private readonly campaigns = seedCampaigns();
	private readonly book = new SpendBook();
	private readonly changes: Array<{ id: string; from: AdStatus; to: AdStatus }> = [];
	private traces = 0;

	override readonly commands: Record<string, Command> = {
		/** → campaigns as they stand */
		campaigns: () => this.campaigns,
		/** → every change of a status that was asked for, those that changed nothing too */
		changes: () => this.changes,
		/** {campaignId, day, spend}: a day's spend becomes another one, as after a review */
		correctSpend: ({ campaignId, day, spend }) =>
			this.book.correct(this.campaign(String(campaignId)).id, String(day), Number(spend)),
		/** {campaignId, status} → the campaign */
		setStatus: ({ campaignId, status }) =>
			Object.assign(this.campaign(String(campaignId)), { status }),
	};

	protected override error(status: number): SimulatedAnswer {
		const { type, code, message } = AD_ERRORS.wrongParameter;
		return graphAnswer({ type, code, message, status }, this.trace());
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		try {
			return json(200, this.answer(request));
		} catch (error) {
			if (!(error instanceof AdRefusal)) throw error;
			return graphAnswer(error.error, this.trace(), error.message || undefined);
		}
	}

	private answer(request: SimulatedRequest): unknown {
		const [, object, edge] = PATH.exec(request.path) ?? [];
		if (object === undefined) throw new AdRefusal(AD_ERRORS.unknownPath);
		const body = request.method === 'POST' ? parseBody(request) : {};
		const token = tokenOf(request, body);
		if (token !== this.accessToken) {
			throw new AdRefusal(token ? AD_ERRORS.wrongToken : AD_ERRORS.noToken);
		}
		const isAccount = object.startsWith('act_');
		if (isAccount && object !== ACCOUNT.id) throw new AdRefusal(AD_ERRORS.unknownObject);
		if (edge !== undefined && !isAccount) throw new AdRefusal(AD_ERRORS.unknownObject);
		if (request.method === 'POST' && !isAccount) {
			return this.change(this.campaign(object), { ...Object.fromEntries(request.query), ...body });
		}
		if (request.method !== 'GET') throw new AdRefusal(AD_ERRORS.unknownObject);
		if (edge === 'campaigns') return this.listCampaigns(request);
		if (edge === 'insights') return this.report(request);
		if (isAccount) return chosen(ACCOUNT, request.query, Object.keys(ACCOUNT));
		return chosen(shown(this.campaign(object)), request.query, CAMPAIGN_FIELDS);
	}

	private campaign(id: string): AdCampaign {
		const found = this.campaigns.find((one) => one.id === id);
		if (!found) throw new AdRefusal(AD_ERRORS.unknownObject);
		return found;
	}

	private change(campaign: AdCampaign, { status }: Fields): unknown {
		const to = STATUSES.find((one) => one === status);
		if (to === undefined) throw wrong('status');
		this.changes.push({ id: campaign.id, from: campaign.status, to });
		campaign.status = to;
		return { success: true };
	}

	private listCampaigns({ query, path }: SimulatedRequest): unknown {
		// Deleted and archived ones are left out unless they are asked for.
		const usual = this.campaigns.filter(({ status }) => ['ACTIVE', 'PAUSED'].includes(status));
		const rows = usual.map((one) => chosen(shown(one), query, CAMPAIGN_FIELDS));
		return page(rows, query, this.url + path);
	}

	private report({ query, path }: SimulatedRequest): unknown {
		if (query.get('level') !== 'campaign') throw wrong('level');
		const increment = query.get('time_increment') ?? 'all_days';
		if (!['1', 'all_days'].includes(increment)) throw wrong('time_increment');
		const fields = (query.get('fields') ?? '').split(',').filter(Boolean);
		if (fields.length === 0) throw wrong('fields');
		const strange = fields.find((name) => !INSIGHT_FIELDS.includes(name));
		if (strange !== undefined) throw new AdRefusal(AD_ERRORS.unknownField, strange);
		const rows = insights(this.campaigns, this.book, {
			...timeRange(query.get('time_range')),
			daily: increment === '1',
			fields,
		});
		return page(rows, query, this.url + path);
	}

	private trace(): string {
		this.traces += 1;
		return `AAds${this.traces.toString(36).padStart(8, '0')}`;
	}
}

const shown = ({ id, name, status }: AdCampaign) => ({
	...{ id, name, status, effective_status: status },
	account_id: ACCOUNT.account_id,
});

/** The id and the fields that were asked for. */
function chosen(object: Fields, query: URLSearchParams, known: readonly string[]): Fields {
	const names = ['id', ...(query.get('fields') ?? '').split(',').filter(Boolean)];
	const strange = names.find((name) => !known.includes(name));
	if (strange !== undefined) throw new AdRefusal(AD_ERRORS.unknownField, strange);
	return Object.fromEntries(names.map((name) => [name, object[name]]));
}

/** `{"since":"2026-11-01","until":"2026-11-03"}`. */
function timeRange(text: string | null): { since: string; until: string } {
	let read: unknown;
	try {
		read = JSON.parse(text ?? '');
	} catch {
		throw wrong('time_range');
	}
	const { since, until } = (read ?? {}) as { since?: unknown; until?: unknown };
	if (typeof since !== 'string' || typeof until !== 'string') throw wrong('time_range');
	if (!DAY.test(since) || !DAY.test(until) || until < since) throw wrong('time_range');
	return { since, until };
}
