import { html, type SimulatedAnswer } from './request';

/** What a misbehaving answer may be made of. */
export interface MisbehaviourContext {
	/** The port the simulator listens on. */
	port: number;
	path: string;
	retryAfterSeconds: number;
	/** The service's own error for a status, in its own shape. */
	error: (status: number) => SimulatedAnswer;
}

interface MisbehaviourSpec {
	/** Whether the service really does what it was asked before it fails: state changes. */
	work: boolean;
	/** How the answer goes out: whole, half and then cut, not at all and cut, not at all. */
	delivery: 'whole' | 'half' | 'cut' | 'never';
	/** Replaces the service's answer; without it the service's own answer is used. */
	answer?: (context: MisbehaviourContext, own: SimulatedAnswer | undefined) => SimulatedAnswer;
	/** Wait before answering when the rule names none, in milliseconds. */
	delayMs?: number;
	/** The service is told to answer fewer rows than it claims. */
	partial?: boolean;
}

const WHERE_REDIRECTS_LEAD = '/elsewhere';

function redirect(status: number) {
	return ({ port }: MisbehaviourContext): SimulatedAnswer => ({
		status,
		// Another host name than 127.0.0.1, so a client that drops keys across hosts can be told apart.
		headers: { location: `http://localhost:${port}${WHERE_REDIRECTS_LEAD}` },
		body: '',
	});
}

const failure =
	(status: number) =>
	({ error }: MisbehaviourContext): SimulatedAnswer =>
		error(status);

/**
 * Everything a service, or what stands in front of it, does wrong on demand.
 *
 * The dangerous ones for whoever sends are `serverErrorAfter`, `cutBody`, `invalidJson`,
 * `emptyBody` and `slow` (past the client's timeout): the work is done, the client cannot know.
 */
export const MISBEHAVIOURS = {
	/** 429 without Retry-After. */
	throttled: { work: false, delivery: 'whole', answer: failure(429) },
	/** 429 with Retry-After in seconds. */
	throttledRetryAfter: {
		work: false,
		delivery: 'whole',
		answer: ({ error, retryAfterSeconds }) => {
			const answer = error(429);
			return {
				...answer,
				headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) },
			};
		},
	},
	/** 500 with a JSON error, nothing done. */
	serverError: { work: false, delivery: 'whole', answer: failure(500) },
	/** 500 with a JSON error although everything was done. */
	serverErrorAfter: { work: true, delivery: 'whole', answer: failure(500) },
	/** 502 with the HTML page of a proxy whose upstream is down. */
	badGateway: {
		work: false,
		delivery: 'whole',
		answer: () => html(502, '502 Bad Gateway', 'The upstream server gave no valid answer.'),
	},
	/** 200 with the HTML page of a bot check. */
	challengePage: {
		work: false,
		delivery: 'whole',
		answer: () =>
			html(
				200,
				'One moment please',
				'This site makes sure that a person is calling. Switch on JavaScript and cookies to go on.',
			),
	},
	redirect301: { work: false, delivery: 'whole', answer: redirect(301) },
	redirect302: { work: false, delivery: 'whole', answer: redirect(302) },
	/** The right answer, late. The work is done before the wait, as in a real overloaded service. */
	slow: { work: true, delivery: 'whole', delayMs: 1_000 },
	/** Takes the request, does nothing and never answers. */
	hang: { work: false, delivery: 'never' },
	/** Does the work, sends the headers and half of the body, then drops the connection. */
	cutBody: { work: true, delivery: 'half' },
	/** Drops the connection before anything is done. */
	cutBefore: { work: false, delivery: 'cut' },
	/** 200 and the first half of the JSON as if it were all of it; the work is done. */
	invalidJson: {
		work: true,
		delivery: 'whole',
		answer: (_, own) => {
			const body = own?.body ?? '';
			return {
				status: 200,
				headers: { 'content-type': 'application/json; charset=utf-8' },
				// An empty body would still have to be broken JSON.
				body: body.length > 1 ? body.slice(0, Math.ceil(body.length / 2)) : '{',
			};
		},
	},
	/** 200 without a body; the work is done. */
	emptyBody: {
		work: true,
		delivery: 'whole',
		answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '' }),
	},
	/** The service answers with fewer rows than it says there are. */
	partialPage: { work: true, delivery: 'whole', partial: true },
	unauthorized: { work: false, delivery: 'whole', answer: failure(401) },
	paymentRequired: { work: false, delivery: 'whole', answer: failure(402) },
	forbidden: { work: false, delivery: 'whole', answer: failure(403) },
	/** 404 with an HTML page: the URL leads to some other web server. */
	notFoundHtml: {
		work: false,
		delivery: 'whole',
		answer: () => html(404, '404 Not Found', 'There is no such page on this server.'),
	},
} as const satisfies Record<string, MisbehaviourSpec>;

export type MisbehaviourKind = keyof typeof MISBEHAVIOURS;

/** One order to misbehave. */
export interface Misbehaviour {
	kind: MisbehaviourKind;
	/** How many requests it spoils. */
	times: number;
	/** How many matching requests pass before it starts. */
	skip?: number;
	/** Only requests whose path contains this. */
	pathIncludes?: string;
	/** For `throttledRetryAfter`; 1 unless told. */
	retryAfterSeconds?: number;
	/** Wait before the answer, with any kind that answers. */
	delayMs?: number;
}

export function specOf(kind: MisbehaviourKind): MisbehaviourSpec {
	return MISBEHAVIOURS[kind];
}

export function isElsewhere(path: string): boolean {
	return path === WHERE_REDIRECTS_LEAD;
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

/** Why a rule cannot be followed, or nothing. Rules also arrive as JSON, hence the checks. */
export function faultOfRule(rule: Misbehaviour): string | undefined {
	if (!Object.hasOwn(MISBEHAVIOURS, rule.kind)) {
		return `No misbehaviour '${rule.kind}'; there are ${Object.keys(MISBEHAVIOURS).join(', ')}`;
	}
	if (!isCount(rule.times) || rule.times === 0) return `'times' must be 1 or more`;
	for (const name of ['skip', 'retryAfterSeconds', 'delayMs'] as const) {
		if (rule[name] !== undefined && !isCount(rule[name])) return `'${name}' must be 0 or more`;
	}
	return undefined;
}

/** The rules still to be followed, in the order they came. */
export class MisbehaviourQueue {
	private rules: Array<Misbehaviour & { skip: number }> = [];

	add(rule: Misbehaviour): void {
		const fault = faultOfRule(rule);
		if (fault) throw new Error(fault);
		this.rules.push({ ...rule, skip: rule.skip ?? 0 });
	}

	clear(): void {
		this.rules = [];
	}

	/** The rule for a request, used up once. A rule that still skips lets the next rule have it. */
	take(path: string): Misbehaviour | undefined {
		const matching = this.rules.filter((rule) => path.includes(rule.pathIncludes ?? ''));
		for (const rule of matching) {
			if (rule.skip > 0) {
				rule.skip -= 1;
				continue;
			}
			rule.times -= 1;
			if (rule.times === 0) this.rules = this.rules.filter((other) => other !== rule);
			return rule;
		}
		return undefined;
	}
}
