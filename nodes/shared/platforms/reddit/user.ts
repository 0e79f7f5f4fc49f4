import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { isLimited } from '../consent';
import { addHashed, externalIdOf, SOURCES, type PersonalField } from '../personal';
import { countryCode, stateCode } from '../places';
import { clickIdOf } from '../web';
import * as normalise from './normalise';
import type { RedditSettings } from './settings';

const HASHED: readonly PersonalField[] = [
	{ key: 'email', of: SOURCES.email, form: normalise.email, isUnique: true },
	{ key: 'phone_number', of: SOURCES.phone, form: normalise.phone, isUnique: true },
];

/** Reddit's click id. */
export const rdtCidOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'rdtCid', /[?&]rdt_cid=/);

/** Of what happens in a shop Reddit wants no device and no click. */
export const isInShop = ({ actionSource }: Pick<RedditSettings, 'actionSource'>): boolean =>
	actionSource === 'PHYSICAL_STORE';

/** `user` of an event: nothing blank in it. */
export function userOf(conversion: Conversion, settings: RedditSettings): Tree {
	const { ip, userAgent } = conversion;
	const { hasher } = settings;
	const user: Tree = {};
	addHashed(user, HASHED, conversion, hasher, false);
	const externalId = externalIdOf(conversion, hasher, normalise.externalId);
	if (externalId !== undefined) user.external_id = externalId;
	if (!isInShop(settings)) {
		if (ip?.trim()) user.ip_address = ip.trim();
		if (userAgent?.trim()) user.user_agent = userAgent;
	}
	if (isLimited(conversion, settings)) user.data_processing_options = limited(conversion);
	return user;
}

/** Limited Data Use, for the place of the buyer where it is known: `US`, `US-CA`. */
function limited({ user, geo }: Conversion): Tree {
	const country = countryCode(String(user?.country || geo.country || ''));
	const state = country === 'US' ? stateIn(String(user?.region || geo.region || '')) : undefined;
	return {
		modes: ['LDU'],
		country,
		region: state === undefined ? undefined : `US-${state.toUpperCase()}`,
	};
}

const TWO_LETTERS = /^[a-z]{2}$/i;
const stateIn = (text: string): string | undefined =>
	stateCode(text) ?? (TWO_LETTERS.test(text) ? text : undefined);
