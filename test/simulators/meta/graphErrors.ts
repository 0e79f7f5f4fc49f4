import { json, type SimulatedAnswer } from '../base';

/** One refusal of the Graph API. The code decides, not the HTTP status (reference 1.5). */
export interface GraphError {
	status: number;
	type: 'OAuthException' | 'GraphMethodException';
	code: number;
	subcode?: number;
	transient?: boolean;
	message: string;
	/** Shown to people; only refusals of data have one. */
	title?: string;
}

const invalid = (subcode: number | undefined, title: string): GraphError => ({
	status: 400,
	type: 'OAuthException',
	code: 100,
	subcode,
	message: 'Invalid parameter',
	title,
});

/**
 * Refusals by what caused them. Texts are our own, codes are Meta's.
 *
 * Seen in answers of the live API, as public repositories record them: 190 with HTTP 401, and the
 * subcodes 2804003, 2804009, 2804010, 2804043, 2804050, 2804063, 2804066, 2804087. Of the other
 * subcodes in reference 1.5 only the class is known (invalid data): which rule carries which of
 * them is our choice, and no client should depend on it.
 */
export const GRAPH_ERRORS = {
	// Authentication and addressing, reference 1.5 rows `auth` and `permission`.
	wrongToken: {
		status: 401,
		type: 'OAuthException',
		code: 190,
		message: 'Invalid OAuth access token - it cannot be read',
	},
	noToken: {
		status: 400,
		type: 'OAuthException',
		code: 104,
		message: 'This resource asks for an access token',
	},
	unknownDataset: {
		status: 400,
		type: 'GraphMethodException',
		code: 100,
		subcode: 33,
		message: 'The object does not exist, or the token may not use it, or it cannot do this',
	},
	unknownPath: {
		status: 400,
		type: 'OAuthException',
		code: 2500,
		message: 'Unknown path components',
	},
	unknownField: {
		status: 400,
		type: 'OAuthException',
		code: 100,
		message: '(#100) The node has no such field',
	},
	permission: {
		status: 403,
		type: 'OAuthException',
		code: 10,
		message: '(#10) The application may not do this',
	},

	// The request as a whole, reference 1.1.
	noData: {
		status: 400,
		type: 'OAuthException',
		code: 100,
		message: '(#100) The parameter data is required and must be a list of events',
	},
	tooManyEvents: invalid(undefined, 'Too many events in one request'),

	// One event, reference 1.2 to 1.4; it refuses the whole request.
	tooOld: invalid(2804003, 'Event time too old'),
	missingValue: invalid(2804009, 'Purchase without a value'),
	missingCurrency: invalid(2804010, 'Purchase without a currency'),
	appData: invalid(2804043, 'App event with wrong extended device information'),
	identity: invalid(2804050, 'Not enough customer information'),
	messagingChannel: invalid(2804063, 'Missing messaging channel'),
	messagingEventName: invalid(2804066, 'Event name not meant for messaging'),
	messagingIdentity: invalid(2804087, 'Messaging event with a wrong click or account id'),
	actionSource: invalid(2804001, 'Wrong action source'),
	website: invalid(2804007, 'Website event without page or browser'),
	eventName: invalid(2804016, 'Wrong event name'),
	eventTime: invalid(2804017, 'Wrong event time'),
	inFuture: invalid(2804048, 'Event time in the future'),
	customData: invalid(2804019, 'Wrong event parameter'),
	userData: invalid(2804019, 'Wrong customer information'),
	parameter: invalid(2804019, 'Wrong server event parameter'),
	unknownKey: invalid(undefined, 'Unknown parameter'),

	// Limits and trouble, reference 1.5 rows `throttled` and `temporary`.
	appLimit: {
		status: 400,
		type: 'OAuthException',
		code: 4,
		transient: true,
		message: '(#4) The application reached its request limit',
	},
	userLimit: {
		status: 400,
		type: 'OAuthException',
		code: 17,
		transient: true,
		message: '(#17) The user reached the request limit',
	},
	accountLimit: {
		status: 400,
		type: 'OAuthException',
		code: 80004,
		transient: true,
		message: '(#80004) Too many calls to this account',
	},
	unknown: {
		status: 500,
		type: 'OAuthException',
		code: 1,
		message: 'An unknown error occurred',
	},
	temporary: {
		status: 500,
		type: 'OAuthException',
		code: 2,
		transient: true,
		message: 'The service is unavailable for the moment',
	},
} as const satisfies Record<string, GraphError>;

export type GraphErrorName = keyof typeof GRAPH_ERRORS;

/** Answers the harness asks for by number; the text comes from the table where it has the code. */
export interface CustomError {
	code: number;
	subcode?: number;
	httpStatus?: number;
	transient?: boolean;
}

/** The refusal as Graph writes it. */
export function graphAnswer(
	error: GraphError,
	trace: string,
	userMessage?: string,
): SimulatedAnswer {
	return json(error.status, {
		error: {
			message: error.message,
			type: error.type,
			code: error.code,
			...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
			...(error.title === undefined && error.transient === undefined
				? {}
				: { is_transient: error.transient ?? false }),
			...(error.title === undefined
				? {}
				: { error_user_title: error.title, error_user_msg: userMessage ?? error.title }),
			fbtrace_id: trace,
		},
	});
}

export function graphError(
	name: GraphErrorName,
	trace: string,
	userMessage?: string,
	status?: number,
): SimulatedAnswer {
	const error: GraphError = GRAPH_ERRORS[name];
	return graphAnswer({ ...error, status: status ?? error.status }, trace, userMessage);
}

export function customError(asked: CustomError, trace: string): SimulatedAnswer {
	const known = Object.values<GraphError>(GRAPH_ERRORS).find(
		({ code, subcode }) => code === asked.code && subcode === asked.subcode,
	);
	return graphAnswer(
		{
			type: 'OAuthException',
			message: `(#${asked.code}) Simulated error`,
			...known,
			code: asked.code,
			subcode: asked.subcode,
			status: asked.httpStatus ?? known?.status ?? 400,
			transient: asked.transient ?? known?.transient,
		},
		trace,
	);
}
