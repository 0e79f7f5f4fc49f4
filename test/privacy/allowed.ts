/** Where nodes put something out: to the next node, to the user, or into n8n's log. */
export type Place = 'an output' | 'an error' | 'a hint' | 'a log line' | 'a list' | 'an answer';

/** Credential types whose secrets may be shown, and why. */
export const OPEN_CREDENTIALS: Readonly<Record<string, string>> = {
	headerKeyApi: "Of the harness's own fixtures, whose nodes show the key to prove that it arrived",
};

/**
 * Where an e-mail address or a phone number of the input may stand, and why. A secret may stand
 * nowhere. Nothing is allowed but by a line here.
 */
export const ALLOWED: ReadonlyArray<{ place: Place; field: string; reason: string }> = [
	{
		place: 'an output',
		field: 'user',
		reason: 'A conversion carries its buyer to the node that hashes the data for a platform',
	},
	{
		place: 'an output',
		field: 'raw',
		reason: "The tracker's own row, which the user asked for with Include Raw",
	},
	{
		place: 'an output',
		field: 'input',
		reason:
			'The item that a result is about, as the user handed it in; Include Input switches it off',
	},
];
