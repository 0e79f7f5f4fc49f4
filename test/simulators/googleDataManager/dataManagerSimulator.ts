import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	badRequest,
	errorInfo,
	notFoundPage,
	REFRESH_TOKEN,
	retryInfo,
	rpcError,
	rpcErrorOfStatus,
	tokenAnswer,
	type Violation,
} from '../google';
import {
	bearerOf,
	fieldsOf,
	isRecord,
	listOf,
	objectOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent, hasUserData, unknownName } from './eventRules';
import { statusOf, type Ingested } from './requestStatus';

export interface DataManagerOptions extends PlatformOptions {
	accountId?: string;
	/** Conversion actions of the account. */
	actionIds?: readonly string[];
	/** Asks for the header with the project that requests are counted to. */
	needsProject?: boolean;
	/** The scope is missing from the token. */
	lacksScope?: boolean;
	requestsPerMinute?: number;
}

const DOMAIN = 'datamanager.googleapis.com';
const MAX_EVENTS = 2000;
const MINUTE_MS = 60_000;
const DAYS_90 = 90 * 24;
const TOP_LEVEL = [
	...['destinations', 'events', 'consent', 'validateOnly', 'encoding', 'encryptionInfo'],
];

/** Google's Data Manager API: one account and its conversion actions; all events or none. */
export class DataManagerSimulator extends PlatformSimulator {
	readonly name = 'googleDataManager';
	readonly accountId: string;
	readonly actionIds: ReadonlySet<string>;
	/** Refresh tokens that still hold; a new access token is `accessToken`. */
	readonly refreshTokens = new Set([REFRESH_TOKEN]);
	/** Click ids that Google does not know yet. */
	readonly youngClicks = new Set<string>();

	private readonly options: DataManagerOptions;
	private readonly ingested = new Map<string, Ingested>();
	private readonly values = new Map<string, number | null>();
	private times: number[] = [];

	constructor(options: DataManagerOptions = {}) {
		super(DAYS_90, options);
		this.options = options;
		this.accountId = options.accountId ?? '1234567890';
		this.actionIds = new Set(options.actionIds ?? ['987654321', '987654322']);
	}

	/** The value that Google has for a transaction; nothing where it has none. */
	valueAt(actionId: string, transactionId: string): number | null | undefined {
		return this.values.get(`${actionId}|${transactionId}`);
	}

	override reset(): void {
		super.reset();
		this.ingested.clear();
		this.values.clear();
		this.youngClicks.clear();
		this.times = [];
	}

	/** Google has looked at what it took: statuses are there. */
	settle(): void {
		for (const request of this.ingested.values()) request.isSettled = true;
	}

	protected override error(status: number): SimulatedAnswer {
		return rpcErrorOfStatus(status);
	}

	protected override throttledAnswer(): SimulatedAnswer {
		return rpcError('RESOURCE_EXHAUSTED', 'Quota exceeded for ingestion requests per minute.', [
			errorInfo('RATE_LIMIT_EXCEEDED', 'googleapis.com'),
			retryInfo(1),
		]);
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const { method, path } = request;
		if (method === 'POST' && path === '/token') {
			return tokenAnswer(request.body, this.accessToken, this.refreshTokens);
		}
		const call = this.calls[`${method} ${path}`];
		if (call === undefined) return notFoundPage();
		return this.refusedAtTheGate(request) ?? call(request);
	}

	private readonly calls: Readonly<Record<string, (request: SimulatedRequest) => SimulatedAnswer>> =
		{
			'POST /v1/events:ingest': (request) => this.ingest(request),
			'GET /v1/requestStatus:retrieve': ({ query }) => this.status(query.get('requestId') ?? ''),
		};

	private refusedAtTheGate(request: SimulatedRequest): SimulatedAnswer | undefined {
		if (bearerOf(request) !== this.accessToken) {
			return rpcError('UNAUTHENTICATED', 'Request had invalid authentication credentials.', [
				errorInfo('ACCESS_TOKEN_EXPIRED', 'googleapis.com'),
			]);
		}
		if (this.options.lacksScope) {
			return rpcError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
				errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'googleapis.com'),
			]);
		}
		if (this.options.needsProject && !request.headers['x-goog-user-project']) {
			return rpcError('PERMISSION_DENIED', 'A quota project is required, which is not set.', [
				errorInfo('SERVICE_DISABLED', 'googleapis.com'),
			]);
		}
		return undefined;
	}

	private ingest(request: SimulatedRequest): SimulatedAnswer {
		this.eventRequests += 1;
		const answer = this.isOverQuota() ? this.throttledAnswer() : this.take(fieldsOf(request));
		if (answer.status !== 200) this.refusedRequests += 1;
		return answer;
	}

	private isOverQuota(): boolean {
		const { requestsPerMinute = 300 } = this.options;
		const nowMs = this.now();
		this.times = [...this.times.filter((time) => nowMs - time < MINUTE_MS), nowMs];
		return this.times.length > requestsPerMinute;
	}

	private take(body: Fields): SimulatedAnswer {
		const events = listOf(body.events);
		const refusal =
			this.faultOfRequest(body, events) ?? this.invalid(events.flatMap(this.violation));
		if (refusal !== undefined) return refusal;
		if (body.validateOnly === true) {
			this.testEvents += events.length;
			return json(200, {});
		}
		const [destination] = body.destinations as Fields[];
		const action = String(destination?.productDestinationId);
		const requestId = this.requestId();
		const ingested: Ingested = {
			action,
			records: events.length,
			errors: new Map(),
			isSettled: false,
		};
		for (const event of events as Fields[]) this.takeEvent(event, ingested);
		this.ingested.set(requestId, ingested);
		return json(200, { requestId });
	}

	private readonly violation = (event: unknown, row: number): Violation[] => {
		const unknown = unknownName(event, row);
		if (unknown !== undefined) return [unknown];
		const found = faultOfEvent(event as Fields);
		if (found === undefined) return [];
		const { path, reason, description } = found;
		const field = `events.events[${row}]${path === '' ? '' : `.${path}`}`;
		return [{ field, description, reason }];
	};

	private takeEvent(event: Fields, { action, errors }: Ingested): void {
		const { transactionId, conversionValue = null, adIdentifiers } = event;
		const key = `${action}|${String(transactionId)}`;
		const gclid = isRecord(adIdentifiers) ? String(adIdentifiers.gclid) : '';
		const reason = this.youngClicks.has(gclid)
			? 'PROCESSING_ERROR_REASON_TOO_RECENT_CLICK'
			: this.values.get(key) === conversionValue
				? 'PROCESSING_ERROR_REASON_DUPLICATE_TRANSACTION_ID'
				: undefined;
		if (reason !== undefined) errors.set(reason, (errors.get(reason) ?? 0) + 1);
		if (reason === 'PROCESSING_ERROR_REASON_TOO_RECENT_CLICK') return;
		this.values.set(key, conversionValue as number | null);
		this.count(action, transactionId, event);
	}

	private faultOfRequest(body: Fields, events: unknown[]): SimulatedAnswer | undefined {
		const strange = Object.keys(body).find((name) => !TOP_LEVEL.includes(name));
		if (strange !== undefined) {
			const description = `Invalid JSON payload received. Unknown name "${strange}": Cannot find field.`;
			return this.invalid([{ field: '', description }]);
		}
		const destinations = listOf(body.destinations) as Fields[];
		if (destinations.length === 0) return this.missing('destinations');
		if (events.length === 0) return this.missing('events');
		if (events.length > MAX_EVENTS) {
			const description = `At most ${MAX_EVENTS} events are allowed.`;
			return this.invalid([{ field: 'events', description, reason: 'TOO_MANY_EVENTS' }]);
		}
		if (events.some(hasUserData) && body.encoding !== 'HEX') return this.missing('encoding');
		return this.faultOfDestination(destinations[0] ?? {});
	}

	private faultOfDestination({ operatingAccount, productDestinationId }: Fields) {
		const account = objectOf(operatingAccount);
		if (account.accountType !== 'GOOGLE_ADS' || account.accountId !== this.accountId) {
			return rpcError('PERMISSION_DENIED', 'The caller does not have permission', [
				errorInfo('PERMISSION_DENIED', DOMAIN, this.requestId()),
			]);
		}
		if (this.actionIds.has(String(productDestinationId))) return undefined;
		const field = 'destinations.destinations[0].product_destination_id';
		return this.invalid([{ field, description: 'Resource not found.', reason: 'NOT_FOUND' }]);
	}

	private missing(field: string): SimulatedAnswer | undefined {
		const reason = 'REQUIRED_FIELD_MISSING';
		return this.invalid([{ field, description: 'Required field is missing.', reason }]);
	}

	private invalid(violations: readonly Violation[]): SimulatedAnswer | undefined {
		if (violations.length === 0) return undefined;
		return rpcError('INVALID_ARGUMENT', 'There was a problem with the request.', [
			errorInfo('INVALID_ARGUMENT', DOMAIN, this.requestId()),
			badRequest(violations),
		]);
	}

	private status(requestId: string): SimulatedAnswer {
		const request = this.ingested.get(requestId);
		if (request === undefined) {
			const description = 'The request ID is not valid.';
			const reason = 'INVALID_REQUEST_ID';
			return this.invalid([{ field: 'request_id', description, reason }]) ?? notFoundPage();
		}
		return json(200, { requestStatusPerDestination: [statusOf(request, this.accountId)] });
	}
}
