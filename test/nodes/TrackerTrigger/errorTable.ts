import type { MisbehaviourKind } from '../../simulators/base';

const LATER = 'This is on the server and usually passes: try again later';
const NETWORK = 'Try again; if it stays, look at the network between n8n and the server';
const PROXY = 'Try again; if it stays, look at the proxy between n8n and the server';
const FINAL_ADDRESS =
	'Put the final address into the Keitaro API credential (check http or https), so that the key goes nowhere else';
const PANEL =
	'Use the address at which you open the Keitaro panel in the Keitaro API credential, not a domain that receives traffic';
const WAIT = 'Nothing was lost: wait a while, or run less often';

interface Row {
	message: string;
	description: string;
	httpCode?: string;
	/** Requests sent before giving up. */
	attempts: number;
}

/** What the user reads for everything the simulators can do wrong. */
export const ERROR_TABLE: Record<Exclude<MisbehaviourKind, 'partialPage' | 'slow'>, Row> = {
	throttled: {
		message: 'Keitaro asks for fewer requests (429)',
		description: WAIT,
		httpCode: '429',
		attempts: 4,
	},
	throttledRetryAfter: {
		message: 'Keitaro asks for fewer requests (429)',
		description: WAIT,
		httpCode: '429',
		attempts: 4,
	},
	serverError: {
		message: 'Keitaro could not handle the request (500): Simulated error 500',
		description: LATER,
		httpCode: '500',
		attempts: 4,
	},
	serverErrorAfter: {
		message: 'Keitaro could not handle the request (500): Simulated error 500',
		description: LATER,
		httpCode: '500',
		attempts: 4,
	},
	badGateway: {
		message: 'Keitaro could not handle the request (502)',
		description: LATER,
		httpCode: '502',
		attempts: 4,
	},
	challengePage: {
		message: 'A web page answered instead of the Keitaro API (200)',
		description: PANEL,
		httpCode: '200',
		attempts: 1,
	},
	redirect301: {
		message: 'Keitaro redirects to http://localhost:PORT/elsewhere, which was not followed',
		description: FINAL_ADDRESS,
		httpCode: '301',
		attempts: 1,
	},
	redirect302: {
		message: 'Keitaro redirects to http://localhost:PORT/elsewhere, which was not followed',
		description: FINAL_ADDRESS,
		httpCode: '302',
		attempts: 1,
	},
	hang: {
		message: 'Keitaro did not answer in time',
		description: 'Check the load of the server and any firewall between, then try again',
		attempts: 1,
	},
	cutBody: {
		message: 'The connection to Keitaro broke before the answer was complete',
		description: NETWORK,
		attempts: 4,
	},
	cutBefore: {
		message: 'The connection to Keitaro broke before the answer was complete',
		description: NETWORK,
		attempts: 4,
	},
	invalidJson: {
		message: 'The answer of Keitaro broke off or is not JSON',
		description: PROXY,
		httpCode: '200',
		attempts: 4,
	},
	emptyBody: {
		message: 'Keitaro answered with nothing',
		description: 'Try again; if it stays, look at the log of the server',
		httpCode: '200',
		attempts: 4,
	},
	unauthorized: {
		message: 'Keitaro did not accept the key (401)',
		description:
			'Create an API key in Keitaro under Maintenance → Users and save it in the Keitaro API credential',
		httpCode: '401',
		attempts: 1,
	},
	paymentRequired: {
		message: 'The API is not part of this Keitaro plan (402)',
		description:
			'The Admin API needs the Expert, Team or Enterprise edition and a valid licence; see Maintenance → License in Keitaro',
		httpCode: '402',
		attempts: 1,
	},
	forbidden: {
		message: 'Keitaro does not allow this key to do that (403): Simulated error 403',
		description:
			'Give the user of the API key access to this under Maintenance → Users, and let the address of this n8n through if access is limited by IP',
		httpCode: '403',
		attempts: 1,
	},
	notFoundHtml: {
		message: 'A web page answered instead of the Keitaro API (404)',
		description: PANEL,
		httpCode: '404',
		attempts: 1,
	},
};
