import type { CampaignState, ConversionStatus, Counting } from './conversion';
import { invert, wordKey, type WordMap } from './words';

/**
 * Every tracker's words for the state of a conversion. Keitaro: sale, lead, rejected, rebill, trash,
 * registration, deposit. RedTrack, Binom, BeMob: approved or confirm, pending, declined and the like.
 */
export const STATUS_WORDS: Record<Exclude<ConversionStatus, 'unknown'>, readonly string[]> = {
	confirmed: [
		'sale',
		'rebill',
		'deposit',
		'dep',
		'registration',
		'reg',
		'approved',
		'approve',
		'confirm',
		'confirmed',
		'paid',
	],
	pending: ['lead', 'leads', 'hold', 'pending', 'new', 'wait', 'waiting'],
	rejected: [
		'rejected',
		'reject',
		'trash',
		'declined',
		'decline',
		'cancel',
		'cancelled',
		'canceled',
	],
	refunded: ['refund', 'refunded', 'chargeback'],
};

const KNOWN = invert(STATUS_WORDS);

/** The canonical status of a tracker's word. The user's own words come first; others are `unknown`. */
export function toStatus(word: string, own?: WordMap<ConversionStatus>): ConversionStatus {
	const key = wordKey(word);
	return own?.get(key) ?? KNOWN.get(key) ?? 'unknown';
}

/** Statuses that undo a conversion rather than being one: what happened is what stood there before. */
export const UNDOING: ReadonlySet<ConversionStatus> = new Set<ConversionStatus>([
	'rejected',
	'refunded',
]);

const COUNTING: Record<CampaignState, Counting> = {
	active: 'counted',
	paused: 'excluded from real-time',
	archived: 'historical only',
	deleted: 'excluded',
};

/** How conversions of a campaign in this state count; those of an unknown campaign are counted. */
export function countingOf(state: CampaignState | null): Counting {
	return state === null ? 'counted' : COUNTING[state];
}
