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
import { eventType, LONGEST_NAME } from './eventType';
import type { RedditSettings } from './settings';
import { isInShop, rdtCidOf, userOf } from './user';

const NAME = 'Reddit';

/** How old an event may be, and how far ahead of Reddit's clock (ad-platforms §4). */
const MAX_AGE_DAYS = 7;
const MAX_AHEAD_MINUTES = 5;

const hasShortName = ({ event }: Conversion, { eventNames }: RedditSettings): boolean =>
	(eventType(event, eventNames).custom_event_name?.length ?? 0) <= LONGEST_NAME;

/** Keys that tell no one from anyone. */
const TOO_BROAD = new Set(['user_agent', 'data_processing_options']);

function isIdentified(conversion: Conversion, settings: RedditSettings): boolean {
	// Nearly every conversion of a tracker has one of these; only the others are worth the hashing.
	if (conversion.clickId?.trim()) return true;
	if (!isInShop(settings) && (conversion.ip?.trim() || rdtCidOf(conversion))) return true;
	const event: Tree = { user: userOf(conversion, settings) };
	addByHand(event, conversion, settings.hasher);
	return Object.keys(event.user as Tree).some((key) => !TOO_BROAD.has(key));
}

/** What Reddit refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<RedditSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	unless(hasShortName, {
		code: 'event_name_too_long',
		reason: `Reddit takes names of events up to ${LONGEST_NAME} characters`,
		advice: "Give the event a shorter one under 'Event Names'",
	}),
	negativeValue(NAME),
	noCurrency(NAME),
	noClickId(NAME, rdtCidOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'Nothing in it tells Reddit who converted: no click id, external id, e-mail, phone or IP address',
		advice: 'Pass rdt_cid to the tracker in a sub-ID or as external ID',
	}),
]);
