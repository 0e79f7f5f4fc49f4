import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	errorInfo,
	notFoundPage,
	REFRESH_TOKEN,
	rpcError,
	rpcErrorOfStatus,
	tokenAnswer,
} from '../google';
import {
	bearerOf,
	fieldsOf,
	listOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { adsError, partialFailure, type RowError } from './adsErrors';
import { AdsBooks } from './books';
import { adsTimeMs, faultsOfAdjustment, faultsOfConversion } from './conversionRules';

export interface GoogleAdsOptions extends PlatformOptions {
	customerId?: string;
	developerToken?: string;
	/** Only through this manager has the Google account access. */
	managerId?: string;
	actions?: ReadonlyArray<{ id: string; name: string; type: string }>;
	/** Whether the developer token may upload conversions; refused as a whole or row by row. */
	allowlist?: 'allowed' | 'request' | 'rows';
	versions?: readonly string[];
}

/** A conversion as the command `learn` tells it; `at` in ISO 8601. */
interface Learnt {
	action: string;
	orderId: string;
	at: string;
	value: number | null;
}

const MAX_ROWS = 2000;
const CUSTOMER_CALL = /^\/(v\d+)\/customers\/(\d+)(?:\/googleAds)?:(\w+)$/;
const LIST_CALL = /^\/(v\d+)\/customers:listAccessibleCustomers$/;

const NOT_ALLOWLISTED: RowError = {
	family: 'notAllowlistedError',
	code: 'CUSTOMER_NOT_ALLOWLISTED_FOR_THIS_FEATURE',
};

type Faults = (row: unknown, books: AdsBooks, nowMs: number) => RowError[];

/** The Google Ads API, as far as conversions go: one account, some conversion actions. */
export class GoogleAdsSimulator extends PlatformSimulator {
	readonly name = 'googleAds';
	readonly customerId: string;
	readonly developerToken: string;
	readonly refreshTokens = new Set([REFRESH_TOKEN]);
	readonly books: AdsBooks;

	private readonly options: GoogleAdsOptions;
	private readonly actions: ReadonlyArray<{ id: string; name: string; type: string }>;
	private readonly versions: ReadonlySet<string>;

	constructor(options: GoogleAdsOptions = {}) {
		super(90 * 24, options);
		this.options = options;
		this.customerId = options.customerId ?? '1234567890';
		this.developerToken = options.developerToken ?? 'test-developer';
		this.actions = options.actions ?? [
			{ id: '987654321', name: 'Sale', type: 'UPLOAD_CLICKS' },
			{ id: '987654322', name: 'Lead', type: 'UPLOAD_CLICKS' },
		];
		this.versions = new Set(options.versions ?? ['v22', 'v23', 'v24', 'v25', 'v26']);
		this.books = new AdsBooks(this.customerId, new Set(this.actions.map(({ id }) => id)));
		this.commands.learn = ({ conversions }) => this.learn(conversions as Learnt[]);
	}

	/** Conversions that came in by Google's other API. */
	private learn(conversions: readonly Learnt[]): void {
		for (const { action, orderId, at, value } of conversions) {
			const atMs = Date.parse(at);
			const fresh = { gclid: undefined, isRetracted: false, isEnhanced: false, changes: 1 };
			this.books.add(action, { ...fresh, orderId, time: at, atMs, value });
		}
	}

	override reset(): void {
		super.reset();
		this.books.clear();
	}

	override counts() {
		const retracted = this.books.all().filter(({ isRetracted }) => isRetracted).length;
		return { ...super.counts(), retracted };
	}

	protected override error(status: number): SimulatedAnswer {
		return rpcErrorOfStatus(status);
	}

	protected override throttledAnswer(): SimulatedAnswer {
		const error = { family: 'quotaError', code: 'RESOURCE_EXHAUSTED' };
		const details = { quotaErrorDetails: { rateScope: 'DEVELOPER', retryDelay: '1s' } };
		return adsError('RESOURCE_EXHAUSTED', error, this.requestId(), details);
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, body } = request;
		if (method === 'POST' && path === '/token') {
			return tokenAnswer(body, this.accessToken, this.refreshTokens);
		}
		const [, listVersion] = LIST_CALL.exec(path) ?? [];
		const [, version = listVersion ?? '', customer, call = ''] = CUSTOMER_CALL.exec(path) ?? [];
		// A retired version is an unknown address to Google's front.
		if (!this.versions.has(version)) return notFoundPage();
		const refusal = this.refusedAtTheGate(request);
		if (refusal !== undefined) return refusal;
		if (method === 'GET' && listVersion !== undefined) {
			return json(200, { resourceNames: [`customers/${this.customerId}`] });
		}
		if (customer !== this.customerId) {
			const error = { family: 'authorizationError', code: 'USER_PERMISSION_DENIED' };
			return adsError('PERMISSION_DENIED', error, this.requestId());
		}
		return this.calls[call]?.(fieldsOf(request)) ?? notFoundPage();
	}

	private readonly calls: Readonly<Record<string, (body: Fields) => SimulatedAnswer>> = {
		searchStream: () => this.search(),
		uploadClickConversions: (body) => this.conversions(body),
		uploadConversionAdjustments: (body) =>
			this.upload(body, 'conversionAdjustments', faultsOfAdjustment, this.adjust),
	};

	private refusedAtTheGate(request: SimulatedRequest): SimulatedAnswer | undefined {
		if (bearerOf(request) !== this.accessToken) {
			return rpcError('UNAUTHENTICATED', 'Request had invalid authentication credentials.', [
				errorInfo('ACCESS_TOKEN_EXPIRED', 'googleapis.com'),
			]);
		}
		const { headers } = request;
		if (headers['developer-token'] !== this.developerToken) {
			const error = { family: 'authenticationError', code: 'DEVELOPER_TOKEN_INVALID' };
			return adsError('UNAUTHENTICATED', error, this.requestId());
		}
		const { managerId } = this.options;
		if (managerId === undefined || headers['login-customer-id'] === managerId) return undefined;
		const error = { family: 'authorizationError', code: 'USER_PERMISSION_DENIED' };
		return adsError('PERMISSION_DENIED', error, this.requestId());
	}

	/** Two parts, as the stream sends them. */
	private search(): SimulatedAnswer {
		const rows = this.actions.map(({ id, name, type }) => ({
			conversionAction: {
				resourceName: `customers/${this.customerId}/conversionActions/${id}`,
				id,
				name,
				type,
			},
		}));
		return json(200, [{ results: rows.slice(0, 1) }, { results: rows.slice(1) }]);
	}

	private conversions(body: Fields): SimulatedAnswer {
		const { allowlist = 'allowed' } = this.options;
		if (allowlist === 'request') {
			return adsError('PERMISSION_DENIED', NOT_ALLOWLISTED, this.requestId());
		}
		const faults: Faults = allowlist === 'rows' ? () => [NOT_ALLOWLISTED] : faultsOfConversion;
		return this.upload(body, 'conversions', faults, this.takeConversion);
	}

	private upload(
		body: Fields,
		list: string,
		faultsOf: Faults,
		take: (row: Fields) => void,
	): SimulatedAnswer {
		this.eventRequests += 1;
		const rows = listOf(body[list]) as Fields[];
		const strange = Object.keys(body).some(
			(name) => ![list, 'partialFailure', 'validateOnly', 'jobId'].includes(name),
		);
		if (strange || rows.length === 0 || body.partialFailure !== true) {
			const error = { family: 'requestError', code: 'REQUIRED_FIELD_MISSING' };
			return adsError('INVALID_ARGUMENT', error, this.requestId());
		}
		if (rows.length > MAX_ROWS) {
			const error = { family: 'conversionUploadError', code: 'TOO_MANY_CONVERSIONS_IN_REQUEST' };
			return adsError('INVALID_ARGUMENT', error, this.requestId());
		}
		const isTest = body.validateOnly === true;
		const found = rows.map((row) => {
			const faults = faultsOf(row, this.books, this.now());
			// Taken at once, so that the next row of the same order is a duplicate.
			if (faults.length === 0 && !isTest) take(row);
			return faults;
		});
		if (isTest) this.testEvents += rows.length;
		const results = rows.map((row, at) =>
			found[at]?.length ? {} : { conversionAction: row.conversionAction, orderId: row.orderId },
		);
		const listName = list.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		return json(200, {
			...partialFailure(listName, found, this.requestId()),
			...(!isTest && { results }),
			jobId: '1',
		});
	}

	private readonly takeConversion = (row: Fields): void => {
		const action = this.books.actionOf(row.conversionAction) ?? '';
		this.books.add(action, {
			orderId: row.orderId as string | undefined,
			gclid: row.gclid as string | undefined,
			time: String(row.conversionDateTime),
			atMs: adsTimeMs(row.conversionDateTime) ?? 0,
			value: (row.conversionValue as number | undefined) ?? null,
			isRetracted: false,
			isEnhanced: false,
			changes: 1,
		});
		this.count(action, row.orderId, row);
	};

	private readonly adjust = (row: Fields): void => {
		const known = this.books.findFor(this.books.actionOf(row.conversionAction) ?? '', row);
		if (known === undefined) return;
		known.changes += 1;
		if (row.adjustmentType === 'RETRACTION') known.isRetracted = true;
		else if (row.adjustmentType === 'ENHANCEMENT') known.isEnhanced = true;
		else {
			known.value = (row.restatementValue as { adjustedValue: number }).adjustedValue;
			known.restatedMs = adsTimeMs(row.adjustmentDateTime);
		}
	};
}
