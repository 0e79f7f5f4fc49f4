import fc from 'fast-check';

type Leaf = fc.Arbitrary<unknown>;
type Shape = (leaf: Leaf) => fc.Arbitrary<unknown>;

/** An object with some of these parts. */
const some = (parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
	fc.record(parts, { requiredKeys: [] });
const few = (of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(of, { maxLength: 3 });
/** All of these names with anything in them. */
const named = (leaf: Leaf, ...names: string[]): fc.Arbitrary<unknown> =>
	some(Object.fromEntries(names.map((name) => [name, leaf])));

const google: Shape = (leaf) => {
	const adsError = some({
		errorCode: fc.oneof(leaf, fc.dictionary(fc.constantFrom('quotaError', 'constructor'), leaf)),
		message: leaf,
		location: some({ fieldPathElements: few(named(leaf, 'index', 'fieldName')) }),
		details: some({ quotaErrorDetails: named(leaf, 'retryDelay') }),
	});
	const detail = some({
		...{ reason: leaf, requestId: leaf, retryDelay: leaf, metadata: named(leaf, 'requestId') },
		fieldViolations: few(named(leaf, 'field', 'description', 'reason')),
		errors: few(adsError),
	});
	const status = some({ code: leaf, status: leaf, message: leaf, details: few(detail) });
	return some({ error: status, partialFailureError: status, results: few(leaf), requestId: leaf });
};

/** How each platform says no, with anything where it has words. */
export const REFUSALS: Readonly<Record<string, Shape>> = {
	googleDataManager: google,
	googleAdsConversions: google,
	googleAdsAdjustments: google,
	googleAnalytics: (leaf) =>
		some({ validationMessages: few(named(leaf, 'fieldPath', 'description', 'validationCode')) }),
	linkedin: (leaf) =>
		some({
			...{ message: leaf, status: leaf },
			elements: few(some({ status: leaf, error: named(leaf, 'message') })),
		}),
	meta: (leaf) =>
		some({
			error: some({
				...{ message: leaf, code: leaf, error_subcode: leaf, is_transient: leaf },
				...{ error_user_title: leaf, error_user_msg: leaf, fbtrace_id: leaf },
			}),
			events_received: leaf,
		}),
	microsoft: (leaf) =>
		some({
			...{ eventsReceived: leaf, traceId: leaf },
			error: some({
				message: leaf,
				details: few(
					named(leaf, 'index', 'propertyName', 'errorMessage', 'errorCode', 'isWarning'),
				),
			}),
		}),
	pinterest: (leaf) => {
		const events = few(named(leaf, 'status', 'error_message'));
		return some({ code: leaf, message: leaf, events, details: some({ events }) });
	},
	reddit: (leaf) =>
		some({
			error: some({ message: leaf, fields: few(named(leaf, 'field', 'message')) }),
			data: named(leaf, 'message'),
		}),
	snapchat: (leaf) => named(leaf, 'status', 'reason', 'request_id'),
	tiktok: (leaf) => named(leaf, 'code', 'message', 'request_id'),
	x: (leaf) =>
		some({
			errors: few(named(leaf, 'code', 'message', 'parameter')),
			data: named(leaf, 'conversions_processed', 'debug_id'),
		}),
};
