import { invert, wordKey } from '../../conversion/words';

/** Kinds of conversion that Keitaro tells apart (keitaro-api §5.4). */
export type PostbackKind = 'lead' | 'sale' | 'rejected' | 'registration' | 'deposit';

export const POSTBACK_KINDS: readonly PostbackKind[] = [
	'deposit',
	'lead',
	'registration',
	'rejected',
	'sale',
];

/** What networks' words usually mean; a user's own lists come first. */
const USUAL = invert<PostbackKind>({
	lead: ['lead', 'leads', 'hold', 'pending', 'new', 'wait', 'waiting'],
	sale: ['sale', 'rebill', 'approved', 'approve', 'confirm', 'confirmed', 'paid'],
	rejected: ['rejected', 'reject', 'trash', 'declined', 'decline', 'cancel', 'cancelled'],
	registration: ['registration', 'reg'],
	deposit: ['deposit', 'dep', 'ftd'],
});

/** The user's own words for each kind. */
export type StatusWords = Readonly<Partial<Record<PostbackKind, readonly string[]>>>;

/** What kind of conversion a status means; `undefined` for a word nobody listed. */
export function kindOfStatus(status: string, own: StatusWords): PostbackKind | undefined {
	const listed = POSTBACK_KINDS.find((kind) =>
		own[kind]?.some((word) => wordKey(word) === wordKey(status)),
	);
	return listed ?? USUAL.get(wordKey(status));
}

/** Keitaro's own words, which go out as they are unless the user lists them otherwise. */
const KEITARO_WORDS: ReadonlySet<string> = new Set([...POSTBACK_KINDS, ...['rebill', 'trash']]);

/** The status as Keitaro's macros show it: `approved` is a `sale`, a `rebill` stays one. */
export function keitaroWord(status: string, own: StatusWords): string {
	const word = status.toLowerCase();
	const isListed = POSTBACK_KINDS.some((kind) =>
		own[kind]?.some((one) => wordKey(one) === wordKey(status)),
	);
	if (!isListed && KEITARO_WORDS.has(word)) return word;
	return kindOfStatus(status, own) ?? status;
}

/** When a postback is due; `all` includes statuses that nobody listed. */
export type PostbackTrigger = 'all' | 'leads' | 'sales' | 'registrations' | 'deposits' | 'rejected';

export const TRIGGER_KINDS: Readonly<Record<Exclude<PostbackTrigger, 'all'>, PostbackKind>> = {
	leads: 'lead',
	sales: 'sale',
	registrations: 'registration',
	deposits: 'deposit',
	rejected: 'rejected',
};
