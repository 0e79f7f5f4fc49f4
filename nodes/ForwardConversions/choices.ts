import type { INode } from 'n8n-workflow';
import type { CampaignState, Consent } from '../shared/conversion/conversion';
import { oneOf } from '../shared/platforms/choices';
import {
	DEFAULT_CAMPAIGN_STATES,
	PENDING_POLICIES,
	type PendingPolicy,
	type Policy,
} from '../shared/platforms/policy';
import type { Read } from './parameters';
import { settingProblem } from './settings';

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
export function choicesFor(
	read: Read,
	node: INode,
): (index: number) => Choices | { problem: Error } {
	const tried = (index: number) => {
		try {
			return choicesOf(read, index);
		} catch (error) {
			return { problem: settingProblem(node, error) };
		}
	};
	if (NAMES.some((name) => read.varies(name))) return tried;
	const same = tried(0);
	if ('problem' in same) throw same.problem;
	return () => same;
}

function choicesOf(read: Read, index: number): Choices {
	const states = read('options.campaignStates', index, DEFAULT_CAMPAIGN_STATES);
	const answer = (name: keyof typeof CONSENTS): Answer =>
		oneOf(ANSWERS, read(`options.${name}`, index, 'unknown'), CONSENTS[name]);
	const [adUserData, adPersonalization] = [answer('adUserData'), answer('adPersonalization')];
	const isUnknown = adUserData === 'unknown' && adPersonalization === 'unknown';
	return {
		policy: {
			pending: oneOf<PendingPolicy>(
				PENDING_POLICIES,
				read('pending', index),
				'Pending Conversions',
			),
			campaignStates: new Set([states].flat() as CampaignState[]),
		},
		consent: isUnknown ? undefined : { adUserData, adPersonalization },
	};
}
