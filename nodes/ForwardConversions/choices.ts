import type { CampaignState, Consent } from '../shared/conversion/conversion';
import {
	DEFAULT_CAMPAIGN_STATES,
	PENDING_POLICIES,
	type PendingPolicy,
	type Policy,
} from '../shared/platforms/policy';
import type { Read } from './parameters';

/** What the user chose about a conversion, whatever the platform. */
export interface Choices {
	policy: Policy;
	/** What holds where the conversion carries no consent of its own; nothing when that is unknown. */
	consent: Consent | undefined;
}

type Answer = NonNullable<Consent['adUserData']>;

const ANSWERS: readonly Answer[] = ['denied', 'granted', 'unknown'];
const CONSENTS = {
	adUserData: 'Consent to Sending User Data',
	adPersonalization: 'Consent to Ad Personalization',
} as const;
const NAMES = [
	...['pending', 'options.campaignStates'],
	...Object.keys(CONSENTS).map((name) => `options.${name}`),
];

/**
 * The choices for each item, since an expression can make another one for every buyer, or why they make
 * no sense for it. A word that is none is never guessed at, blanks included: taken for unknown, it would
 * send what was denied. Throws where the choices are the same for all items: nothing could be sent then.
 */
export function choicesFor(read: Read): (index: number) => Choices | { problem: Error } {
	if (!NAMES.some((name) => read.varies(name))) {
		const same = choicesOf(read, 0);
		return () => same;
	}
	return (index) => {
		try {
			return choicesOf(read, index);
		} catch (error) {
			return { problem: error as Error };
		}
	};
}

function choicesOf(read: Read, index: number): Choices {
	const states = read('options.campaignStates', index, DEFAULT_CAMPAIGN_STATES);
	const answer = (name: keyof typeof CONSENTS): Answer =>
		word(ANSWERS, read(`options.${name}`, index, 'unknown'), CONSENTS[name]);
	const [adUserData, adPersonalization] = [answer('adUserData'), answer('adPersonalization')];
	const isUnknown = adUserData === 'unknown' && adPersonalization === 'unknown';
	return {
		policy: {
			pending: word<PendingPolicy>(PENDING_POLICIES, read('pending', index), 'Pending Conversions'),
			campaignStates: new Set([states].flat() as CampaignState[]),
		},
		consent: isUnknown ? undefined : { adUserData, adPersonalization },
	};
}

function word<Word extends string>(
	words: readonly Word[],
	given: unknown,
	displayName: string,
): Word {
	const found = words.find((known) => known === given);
	if (found !== undefined) return found;
	throw Object.assign(new Error(`'${displayName}' is no choice: ${String(given)}`), {
		description: `Let its expression give one of ${words.join(', ')}`,
	});
}
