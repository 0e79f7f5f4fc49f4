import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { filled, mailAddress } from '../forms';
import { isHashed } from '../hash';
import { countryCode } from '../places';
import { clickIdOf } from '../web';
import { byHand, OTHER_IDS } from './byHand';
import type { LinkedInSettings } from './settings';

interface UserId {
	idType: string;
	idValue: string;
}

export interface LinkedInUser extends Tree {
	userIds: UserId[];
	userInfo?: Tree;
}

/** LinkedIn's click id, from the address of the page or the cookie of the Insight Tag. */
export const liFatIdOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'liFatId', /[?&]li_fat_id=/);

/** `user` of an event: the ids that are known, and the name where both parts of it are. */
export function userOf(conversion: Conversion, settings: LinkedInSettings): LinkedInUser {
	const hand: Record<string, Tree | undefined> = {};
	byHand(hand, conversion, settings.hasher);
	return {
		userIds: idsOf(conversion, settings, hand.userIds ?? {}),
		...hand.user,
		userInfo: settings.sendsNames ? infoOf(conversion, hand.userInfo) : undefined,
	};
}

function idsOf(conversion: Conversion, settings: LinkedInSettings, hand: Tree): UserId[] {
	const { user, ip } = conversion;
	const email = user?.email;
	const known: Array<[idType: string, idValue: unknown]> = [
		['SHA256_EMAIL', email ? settings.hasher.once(String(email), mailAddress) : undefined],
		['LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', liFatIdOf(conversion)],
		['PLAINTEXT_IP_ADDRESS', settings.sendsIp ? filled(ip?.trim() ?? '') : undefined],
		...OTHER_IDS.map((idType): [string, unknown] => [idType, hand[idType]]),
	];
	return known.flatMap(([idType, idValue]) =>
		typeof idValue === 'string' ? [{ idType, idValue }] : [],
	);
}

/** LinkedIn reads names; a hash is none. It takes nothing about a person whose name it lacks a half of. */
function infoOf({ user, geo }: Conversion, hand: Tree | undefined): Tree | undefined {
	const firstName = plain(user?.firstName);
	const lastName = plain(user?.lastName);
	if (firstName === undefined || lastName === undefined) return undefined;
	return {
		firstName,
		lastName,
		...hand,
		countryCode: countryCode(String(user?.country || geo.country || '')),
	};
}

function plain(value: string | undefined): string | undefined {
	const text = String(value ?? '').trim();
	return text === '' || isHashed(text) ? undefined : text;
}
