import type { Problem, ProblemKind } from './problem';

/** How a service is called in sentences, and what it has to say about some problems itself. */
export interface ServiceVoice {
	/** Name in sentences, such as `Keitaro`. */
	name: string;
	/** What the user calls the thing that holds the address and the key. */
	credential: string;
	/** What to do, where the service knows better than the general advice. */
	advice?: Partial<Record<ProblemKind, string>>;
}

type Sentence = (service: ServiceVoice, problem: Problem) => string;

const told = (problem: Problem): string => (problem.detail ? `: ${problem.detail}` : '');
const status = (problem: Problem): string => (problem.status ? ` (${problem.status})` : '');

/** What happened and what to do, for every kind of problem; the error table in the docs is made of it. */
export const SENTENCES: Record<ProblemKind, { message: Sentence; advice: Sentence }> = {
	unauthorized: {
		message: (service, problem) => `${service.name} did not accept the key${status(problem)}`,
		advice: (service) => `Create a new key and save it in the ${service.credential} credential`,
	},
	notInPlan: {
		message: (service, problem) =>
			`The API is not part of this ${service.name} plan${status(problem)}`,
		advice: (service) => `Upgrade the ${service.name} plan or renew its licence`,
	},
	forbidden: {
		message: (service, problem) =>
			`${service.name} does not allow this key to do that${status(problem)}${told(problem)}`,
		advice: () => 'Give the user of the key the right, or lift the restriction on IP addresses',
	},
	challenged: {
		message: (service) =>
			`A protection page such as Cloudflare answered instead of ${service.name}`,
		advice: () => 'Let the address of this n8n through in the firewall that protects the server',
	},
	notFound: {
		message: (service, problem) =>
			`${service.name} found nothing there${status(problem)}${told(problem)}`,
		advice: (service) => `Check the ID, and the URL in the ${service.credential} credential`,
	},
	invalid: {
		message: (service, problem) =>
			`${service.name} refused the request${status(problem)}${told(problem)}`,
		advice: () => 'Correct the named field and run again',
	},
	throttled: {
		message: (service, problem) => `${service.name} asks for fewer requests${status(problem)}`,
		advice: () => 'Nothing was lost: wait a while, or run less often',
	},
	serverFault: {
		message: (service, problem) =>
			`${service.name} could not handle the request${status(problem)}${told(problem)}`,
		advice: () => 'This is on the server and usually passes: try again later',
	},
	redirected: {
		message: (service, problem) =>
			`${service.name} redirects to ${problem.detail || 'another address'}, which was not followed`,
		advice: (service) =>
			`Put the final address into the ${service.credential} credential (check http or https), so that the key goes nowhere else`,
	},
	webPage: {
		message: (service, problem) =>
			`A web page answered instead of the ${service.name} API${status(problem)}`,
		advice: (service) => `Check the URL in the ${service.credential} credential`,
	},
	brokenAnswer: {
		message: (service) => `The answer of ${service.name} broke off or is not JSON`,
		advice: () => 'Try again; if it stays, look at the proxy between n8n and the server',
	},
	emptyAnswer: {
		message: (service) => `${service.name} answered with nothing`,
		advice: () => 'Try again; if it stays, look at the log of the server',
	},
	refused: {
		message: (service, problem) =>
			`Nothing listens at the address of ${service.name} (${problem.detail || 'ECONNREFUSED'})`,
		advice: (service) =>
			`Check that the server is up, and the host and port in the ${service.credential} credential`,
	},
	unresolved: {
		message: (service, problem) =>
			`The host name of ${service.name} does not exist (${problem.detail || 'ENOTFOUND'})`,
		advice: (service) => `Check the spelling of the URL in the ${service.credential} credential`,
	},
	timedOut: {
		message: (service) => `${service.name} did not answer in time`,
		advice: () => 'Check the load of the server and any firewall between, then try again',
	},
	cut: {
		message: (service) => `The connection to ${service.name} broke before the answer was complete`,
		advice: () => 'Try again; if it stays, look at the network between n8n and the server',
	},
	untrusted: {
		message: (service) => `The certificate of ${service.name} is not trusted`,
		advice: (service) =>
			`Install a valid certificate, or switch on Ignore SSL Issues in the ${service.credential} credential if the server is yours`,
	},
	cancelled: {
		message: (service) => `The request to ${service.name} was cancelled`,
		advice: () => 'The execution was stopped',
	},
	unknown: {
		message: (service, problem) => `The request to ${service.name} did not succeed${told(problem)}`,
		advice: () => 'Try again, and look at the log of n8n if it stays',
	},
};

/** What the user reads: what happened. */
export function messageOf(service: ServiceVoice, problem: Problem): string {
	return SENTENCES[problem.kind].message(service, problem);
}

/** What the user reads: what to do about it. */
export function adviceOf(service: ServiceVoice, problem: Problem): string {
	return service.advice?.[problem.kind] ?? SENTENCES[problem.kind].advice(service, problem);
}
