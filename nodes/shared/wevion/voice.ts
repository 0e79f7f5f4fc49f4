import type { Problem } from '../n8n/problem';
import type { ServiceVoice } from '../n8n/sentences';
import { ServiceError } from '../n8n/serviceError';

/** Who may use Tracker Hub, by "Connect Keitaro via Tracker Hub" of May 2026 and later. */
export const ROLES = ['manager', 'admin', 'owner', 'super_admin'] as const;

const ROLES_SAID = `${ROLES.slice(0, -1).join(', ')} or ${ROLES.at(-1)}`;

/** What Wevion has to say about its own problems. */
export const WEVION: ServiceVoice = {
	name: 'Wevion',
	credential: 'Wevion API',
	advice: {
		unauthorized:
			"Create a key in Wevion under Settings → API Keys and save it in the Wevion API credential; if it is right, change 'Send Key As' there, since Wevion has had both ways",
		forbidden: `Trackers, mappings and breakdowns need the role ${ROLES_SAID} in the workspace; a key with permissions of its own also needs the one for trackers`,
		notInPlan: 'Look at plan and payments in Wevion: unpaid workspaces can read but not write',
		notFound: 'Check the tracker: it may have been removed, or belong to another workspace',
		throttled:
			"A key may send 100 requests a minute unless Wevion set another number for it: wait a minute, or lower 'Requests per Minute' in the Wevion API credential",
		webPage:
			'Use the address of the API in the Wevion API credential, https://api.wevion.ai, not the one where you open Wevion',
	},
};

/** Where a request went, as far as its error needs it. */
export interface Place {
	method: string;
	path: string;
	/** Nobody has stated that the path is there. */
	unconfirmed: boolean;
}

const MISSING: ReadonlySet<number | undefined> = new Set([404, 405, 410]);

/**
 * A problem in Wevion's words. Nothing at an unconfirmed path more likely means that the path is
 * another than that something was deleted, so that is what is said.
 */
export function wevionError(problem: Problem, { method, path, unconfirmed }: Place): ServiceError {
	if (!unconfirmed || !MISSING.has(problem.status)) return new ServiceError(WEVION, problem);
	const said = problem.kind === 'notFound' && problem.detail ? ` (${problem.detail})` : '';
	const notFound = `Check the IDs first. If they are right, look up the path that Wevion itself calls (network tab of the browser), and put it into 'Path' under Options of the node, or into 'Paths and Names' of the Wevion API credential`;
	return new ServiceError(
		{ ...WEVION, advice: { ...WEVION.advice, notFound } },
		{
			...problem,
			kind: 'notFound',
			detail: `${method} ${path} is an unconfirmed path, which Wevion's public documents only imply${said}`,
		},
	);
}

/** Of a postback's own URL: it carries a signature in place of the key, and documents name POST alone. */
const POSTBACK_ADVICE: Readonly<Record<number, string>> = {
	401: 'Copy the postback URL from Wevion again: its signature is not, or no longer, the right one',
	403: 'Copy the postback URL from Wevion again, and see whether Wevion only takes postbacks of certain addresses',
	404: "Copy the postback URL from Wevion again, or set 'Send As' to POST With Body",
	405: "Set 'Send As' to POST With Body: Wevion does not take this postback by GET",
};

/** A problem with a postback that was sent by its URL. */
export function postbackError(problem: Problem): ServiceError {
	const invalid = POSTBACK_ADVICE[problem.status ?? 0];
	if (invalid === undefined) return new ServiceError(WEVION, problem);
	return new ServiceError({ ...WEVION, advice: { invalid } }, { ...problem, kind: 'invalid' });
}
