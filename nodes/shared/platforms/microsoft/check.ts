import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	tooOld,
	unless,
} from '../rules';
import { addByHand } from './byHand';
import { isWithheld } from './consent';
import type { MicrosoftSettings } from './settings';
import { msclkidOf, userDataOf } from './userData';

const NAME = 'Microsoft';

/** What is older is refused (ad-platforms §4). */
const MAX_AGE_DAYS = 7;

/** By which Microsoft can tell a person; an address and a browser alone do not. */
const IDENTIFIERS = ['anonymousId', 'externalId', 'em', 'ph', 'msclkid', 'idfa', 'gaid'];

function isIdentified(conversion: Conversion, { hasher }: MicrosoftSettings): boolean {
	// Nearly every conversion of a tracker has one; only the others are worth the hashing.
	if (conversion.clickId?.trim()) return true;
	const event: { userData: Tree } = { userData: userDataOf(conversion, hasher) };
	if (!isWithheld(conversion)) addByHand(event, conversion, hasher);
	return IDENTIFIERS.some((key) => key in event.userData);
}

/** What Microsoft refuses. First match decides. */
export const check = firstOf<MicrosoftSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME),
	negativeValue(NAME),
	noCurrency(NAME),
	noClickId(NAME, msclkidOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'Microsoft wants its click ID (msclkid), an external ID, an e-mail, a phone number or an advertising ID',
		advice: 'Pass msclkid to the tracker in a sub-ID or as external ID',
	}),
]);
