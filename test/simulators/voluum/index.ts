import { json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { CAMPAIGNS } from '../generator';
import { VoluumAccount } from './account';
import { commandsOf } from './commands';
import { LISTS, uuid } from './entities';
import { ConversionsLog } from './log';
import { zoneOf } from './query';
import { failure, invalid, Refusal } from './refusal';
import { Report } from './report';
import { visitRow } from './rows';
import { Sessions, Throttle } from './sessions';
import { statusOf, takeUpload } from './upload';

export { VoluumAccount } from './account';
export type { VoluumTruth } from './commands';
export { uuid as voluumId } from './entities';

export interface VoluumSimulatorOptions {
	/** Conversions there are at the start; 1,000 unless told. */
	conversions?: number;
	seed?: number;
	/** How far back the first conversion lies; 90 unless told. */
	days?: number;
	clicksPerConversion?: number;
	/** Clock, Unix time in milliseconds; the machine's unless told. */
	now?: () => number;
	/** How long a session lasts; 240 unless told. */
	sessionMinutes?: number;
	/** Whether a sign-in tells when its session ends. */
	tellsExpiry?: boolean;
	/** 15 unless told. */
	requestsPerSecond?: number;
}

const DAY_S = 86_400;
const LIVE_ROWS = 100;

/** Who may sign in here. */
export const VOLUUM_LOGIN = {
	accessId: 'voluum-test-id',
	accessKey: 'voluum-test-key',
	email: 'buyer@example.com',
	password: 'voluum-test-password',
} as const;

/** Voluum's API, as strict as the real one, over a seeded account with a clock. */
export class VoluumSimulator extends Simulator {
	readonly name = 'voluum';
	readonly account: VoluumAccount;
	readonly sessions: Sessions;
	/** A status other than 200 refuses every call but the sign-in, as a plan without API does. */
	planStatus = 200;
	/** Paths that only a session of e-mail and password may read. */
	readonly passwordOnly = new Set<string>();

	private readonly throttle: Throttle;
	private readonly log: ConversionsLog;
	private readonly report: Report;
	private readonly tellsExpiry: boolean;
	private readonly passwordTokens = new Set<string>();

	constructor(options: VoluumSimulatorOptions = {}) {
		super();
		const { conversions = 1_000, seed = 1, days = 90, clicksPerConversion = 20 } = options;
		const { now = Date.now, sessionMinutes = 240, tellsExpiry = true } = options;
		this.account = new VoluumAccount({ conversions, seed, days, clicksPerConversion, now });
		this.sessions = new Sessions(sessionMinutes * 60_000);
		this.throttle = new Throttle(options.requestsPerSecond ?? 15);
		this.log = new ConversionsLog(this.account);
		this.report = new Report(this.account);
		this.tellsExpiry = tellsExpiry;
		Object.assign(this.commands, commandsOf(this.account, this.sessions));
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		if (request.path === '/postback') return this.receive(request.query);
		this.throttle.count();
		if (request.path.startsWith('/auth/')) return this.signIn(request);
		this.authorize(request);
		return this.answer(request);
	}

	protected override error(status: number): SimulatedAnswer {
		return failure(status, `ERROR_${status}`, `Simulated error ${status}`);
	}

	private signIn({ method, path, body, headers }: SimulatedRequest): SimulatedAnswer {
		const isPassword = path === '/auth/session';
		if (method !== 'POST' || !(isPassword || path === '/auth/access/session')) throw notFound();
		if (!headers['content-type']?.includes('json')) throw invalid('Content-Type must be JSON');
		const given = JSON.parse(body) as Record<string, unknown>;
		const fields = isPassword
			? (['email', 'password'] as const)
			: (['accessId', 'accessKey'] as const);
		if (fields.some((field) => given[field] !== VOLUUM_LOGIN[field])) {
			throw new Refusal(401, 'UNAUTHORIZED', 'The credentials are not valid');
		}
		const { token, endsAt } = this.sessions.open(this.account.nowMs);
		if (isPassword) this.passwordTokens.add(token);
		const expiry = this.tellsExpiry ? { expirationTimestamp: new Date(endsAt).toISOString() } : {};
		return json(200, { token, ...expiry, inaccessibleWorkspaces: [] });
	}

	private authorize({ headers, path }: SimulatedRequest): void {
		const token = headers['cwauth-token'];
		this.sessions.check(token, this.account.nowMs);
		if (this.planStatus !== 200) {
			throw new Refusal(this.planStatus, 'PLAN', 'The subscription does not include this');
		}
		if (this.passwordOnly.has(path) && !this.passwordTokens.has(String(token))) {
			throw new Refusal(403, 'FORBIDDEN', 'Access keys cannot be used here');
		}
	}

	private answer(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query, body, headers } = request;
		const isPartial = request.partial === true;
		if (method === 'POST' && path === '/conversion') {
			const taken = takeUpload(this.account, body, headers['content-type'] ?? '');
			return json(200, { numberOfRows: taken });
		}
		if (method !== 'GET') throw notFound();
		if (path === '/report/conversions') return json(200, this.log.read(query, isPartial));
		if (path === '/report') return json(200, this.report.read(query, isPartial));
		const live = /^\/report\/live\/visits\/([\w-]+)$/.exec(path)?.[1];
		if (live !== undefined) return this.liveVisits(live, query);
		return this.entities(path, query.get('includeDeleted') === 'true');
	}

	private liveVisits(campaignId: string, query: URLSearchParams): SimulatedAnswer {
		const campaign = CAMPAIGNS.find(({ id }) => uuid('campaign', id) === campaignId);
		if (!campaign) return json(200, { error: 'There is no such campaign' });
		const zone = zoneOf(query.get('tz'));
		const { truth, nowS } = this.account;
		const visits = [...truth.clicksBetween(nowS - DAY_S, nowS)]
			.filter((click) => click.campaign.id === campaign.id)
			.sort((a, b) => b.at - a.at);
		const rows = visits.slice(0, LIVE_ROWS).map((click) => visitRow(click, zone));
		return json(200, { totalRows: rows.length, rows });
	}

	private entities(path: string, withDeleted: boolean): SimulatedAnswer {
		const list = LISTS[path];
		if (list) {
			const rows = list.rows().filter(({ deleted }) => withDeleted || deleted !== true);
			return json(200, { [list.wrapper]: rows });
		}
		const [, parent = '', id] = /^(\/[a-z-]+)\/([\w-]+)$/.exec(path) ?? [];
		const one = LISTS[parent]?.rows().find((row) => row.id === id);
		if (!one) throw notFound();
		return json(200, one);
	}

	/** Incoming S2S postback: `cid` is needed, the answer is the same whatever came of it. */
	private receive(query: URLSearchParams): SimulatedAnswer {
		const payout = query.get('payout') ?? '';
		const { status, word } = statusOf(query.get('et') ?? '');
		this.account.receive(query.get('cid') ?? '', {
			status,
			word,
			revenue: payout === '' || isNaN(Number(payout)) ? null : Number(payout),
			transactionId: query.get('txid') ?? '',
		});
		return { status: 200, headers: { 'content-type': 'text/plain' }, body: '' };
	}
}

function notFound(): Refusal {
	return new Refusal(404, 'NOT_FOUND', 'There is no such resource');
}
