import { ServiceError } from '../../../../../nodes/shared/n8n/serviceError';
import {
	PROCESSING_REASONS,
	reasonOf,
} from '../../../../../nodes/shared/platforms/googleDataManager/reasons';
import {
	getStatus,
	readStatus,
	statusRequest,
} from '../../../../../nodes/shared/platforms/googleDataManager/status';

it('asks for the status by the id, with nothing in the body', () => {
	expect(statusRequest(' a/b ')).toEqual({
		method: 'GET',
		url: '/v1/requestStatus:retrieve?requestId=a%2Fb',
	});
});

const destination = {
	operatingAccount: { accountType: 'GOOGLE_ADS', accountId: '1234567890' },
	productDestinationId: '987654321',
};
const row = (
	requestStatus: string,
	recordCount: string | undefined,
	...errors: Array<[string, string]>
) => ({
	destination,
	requestStatus,
	eventsIngestionStatus: { recordCount },
	...(errors.length > 0 && {
		errorInfo: { errorCounts: errors.map(([reason, count]) => ({ reason, recordCount: count })) },
	}),
});

it('tells how many were counted, and why the others were not', () => {
	const body = {
		requestStatusPerDestination: [
			row(
				'PARTIAL_SUCCESS',
				'10',
				['PROCESSING_ERROR_REASON_TOO_RECENT_CLICK', '3'],
				['PROCESSING_ERROR_OPERATING_ACCOUNT_MISMATCH_FOR_AD_IDENTIFIER', '1'],
			),
		],
	};
	expect(readStatus(body, 'r1')).toEqual([
		{
			requestId: 'r1',
			status: 'PARTIAL_SUCCESS',
			isFinal: true,
			accountType: 'GOOGLE_ADS',
			accountId: '1234567890',
			conversionActionId: '987654321',
			events: 10,
			counted: 6,
			errors: [
				expect.objectContaining({ reason: 'TOO_RECENT_CLICK', class: 'too early', events: 3 }),
				expect.objectContaining({
					reason: 'OPERATING_ACCOUNT_MISMATCH_FOR_AD_IDENTIFIER',
					class: 'invalid data',
					events: 1,
				}),
			],
			warnings: [],
		},
	]);
});

it.each([
	['SUCCESS', '4', true, 4],
	['PROCESSING', '4', false, null],
	// Google gives no reasons in some cases.
	['FAILED', '4', true, 0],
	['REQUEST_STATUS_UNKNOWN', undefined, false, null],
])('reads %s', (status, count, isFinal, counted) => {
	const [item] = readStatus({ requestStatusPerDestination: [row(status, count)] }, 'r1');
	expect(item).toMatchObject({ isFinal, counted, errors: [] });
});

it.each([
	['PROCESSING_ERROR_REASON_DUPLICATE_TRANSACTION_ID', 'duplicate'],
	['PROCESSING_ERROR_REASON_DUPLICATE_GCLID', 'duplicate'],
	['PROCESSING_ERROR_REASON_INTERNAL_ERROR', 'temporary'],
	['PROCESSING_ERROR_REASON_EVENT_TOO_OLD', 'invalid data'],
	['PROCESSING_ERROR_REASON_UNKNOWN_CONSENT', 'invalid data'],
	['PROCESSING_WARNING_REASON_INTERNAL_ERROR', 'temporary'],
	['PROCESSING_ERROR_REASON_OF_NEXT_YEAR', 'invalid data'],
	['constructor', 'invalid data'],
])('classes %s as %s', (word, errorClass) => {
	expect(reasonOf(word).class).toBe(errorClass);
	expect(reasonOf(word).advice).not.toBe('');
});

it('has something to say to every reason', () => {
	for (const { advice } of Object.values(PROCESSING_REASONS))
		expect(advice).toMatch(/^[A-Z].{10,}/);
});

const thrown = async (
	problem: { kind: 'invalid' | 'unauthorized'; status: number },
	error: object,
) => {
	const answer = { status: problem.status, headers: {}, body: { error } };
	const failure: unknown = await getStatus(async () => ({ answer, problem }), 'r1').catch(
		(e: unknown) => e,
	);
	if (!(failure instanceof ServiceError)) throw new Error('It did not fail as it should');
	return failure;
};

it('says of an unknown id that it may be too early to ask', async () => {
	const details = [{ fieldViolations: [{ field: 'request_id', reason: 'INVALID_REQUEST_ID' }] }];
	const { message, advice } = await thrown(
		{ kind: 'invalid', status: 400 },
		{ status: 'INVALID_ARGUMENT', message: 'There was a problem with the request.', details },
	);
	expect(message).toContain('Google Data Manager found nothing there (400)');
	expect(advice).toContain('about 30 minutes after');
});

it('says of a lost connection what to do about it', async () => {
	const { advice } = await thrown(
		{ kind: 'unauthorized', status: 401 },
		{ status: 'UNAUTHENTICATED' },
	);
	expect(advice).toContain('connect it again');
});

it('does not take another answer for one without destinations', () => {
	expect(() => readStatus({ ok: true }, 'r1')).toThrow(ServiceError);
});
