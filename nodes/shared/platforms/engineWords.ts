import type { Refusal, Skip } from './platform';

/** What the engine itself has to say of a conversion, whatever the platform. */

export const ALREADY_ACCEPTED: Skip = {
	code: 'already_accepted',
	reason: 'It was accepted before',
	advice: "Nothing to do. To send it all the same, switch off 'Skip Already Accepted'",
};
export const CANCELLED: Refusal = {
	class: 'temporary',
	code: 'cancelled',
	reason: 'The execution was stopped',
	advice: 'Send the failed conversions again',
};

export const SAME_EVENT: Skip = {
	code: 'same_event',
	reason: 'Another item of this execution is the same event',
	advice: 'See what became of the other one; the platform would count the two once',
};

export const CONSENT_DENIED: Skip = {
	code: 'consent_denied',
	reason: 'The buyer denied sending user data to ad platforms, and this one takes no consent',
	advice: 'Nothing to do: it must not be sent',
};

/** The same reason, for what was not even tried. */
export function notSent(refusal: Refusal): Refusal {
	if (refusal === CANCELLED) return refusal;
	return { ...refusal, reason: `Not sent, because of an earlier answer. ${refusal.reason}` };
}
