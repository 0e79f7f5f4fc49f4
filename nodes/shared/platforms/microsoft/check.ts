import type { Tree } from '../byHand';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	tooOld,
	type Rule,
} from '../rules';
import { addByHand } from './byHand';
import { isWithheld } from './consent';
import type { MicrosoftSettings } from './settings';
import { msclkidOf, userDataOf } from './userData';

const NAME = 'Microsoft';

/** What is older is refused (ad-platforms §4). */
const MAX_AGE_DAYS = 7;
/** Clocks differ; what is later is no clock. */
const MAX_AHEAD_MINUTES = 5;

/** By which Microsoft can tell a person; an address and a browser alone do not. */
const IDENTIFIERS = ['anonymousId', 'externalId', 'em', 'ph', 'msclkid', 'idfa', 'gaid'];

const nobody: Rule<MicrosoftSettings> = (conversion, { hasher }) => {
	// Nearly every conversion of a tracker has one; only the others are worth the hashing.
	if (conversion.clickId?.trim()) return undefined;
	const event: { userData: Tree } = { userData: userDataOf(conversion, hasher) };
	if (!isWithheld(conversion)) addByHand(event, conversion, hasher);
	return IDENTIFIERS.some((key) => key in event.userData)
		? undefined
		: {
				code: 'no_identity',
				reason:
					'Microsoft wants its click ID (msclkid), an external ID, an e-mail, a phone number or an advertising ID',
				advice: 'Pass msclkid to the tracker in a sub-ID or as external ID',
			};
};

/** What Microsoft refuses. First match decides. */
export const check = firstOf<MicrosoftSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	negativeValue(NAME),
	noCurrency(NAME),
	noClickId(NAME, msclkidOf),
	nobody,
]);
