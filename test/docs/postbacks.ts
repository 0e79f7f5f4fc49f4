import { cellOf } from './parameters';
import { sourcesBelow } from './refusals';
import { tableOf } from './table';

const FOLDERS = ['nodes/shared/postback', 'nodes/PostbackTrigger'];
const CALL = /\brefusal\((\d+), '(\w+)', (?:'([^']*)'|`([^`]*)`|(?:reason|clickIdReason\b))/g;

/** What the owner can do about each refusal, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
	https: 'Call the address with https, or switch _Require HTTPS_ off where a proxy ends it',
	address: 'Add the address of the sender to the allowed ones',
	secret: 'Put the secret of the credential into the URL in the tracker, as the panel shows it',
	signature: 'Sign with the secret of the credential; clocks may differ by the time the panel says',
	replay: 'Sign every call anew',
	size: 'Send less: a postback is a few hundred characters',
	rate: 'Raise the limit if the calls are right; the sender is told when to come back',
	body: 'Send a form or a JSON object in UTF-8',
	parameter: 'Send each parameter once, as a text or a number',
	clickId:
		"Put the tracker's macro of the click ID into the URL; or take such calls by _Without Click ID_",
	value: 'Send the number with a point, or choose what is to become of such calls',
	setup: 'Look at the settings and the credential of the node: the sender is asked to come back',
};

/** Why a call to Postback Trigger was turned away, and what to do. */
export function postbackTable(): string {
	const said = FOLDERS.flatMap(sourcesBelow).flatMap(({ text }) => [...text.matchAll(CALL)]);
	const reasons = new Map<string, { status: string; words: Set<string> }>();
	for (const [, status = '', code = '', plain, template] of said) {
		const known = reasons.get(code) ?? { status, words: new Set<string>() };
		const words = plain ?? template?.replace(/\$\{[^}]*\}/g, '…');
		if (words !== undefined) known.words.add(cellOf(words));
		reasons.set(code, known);
	}
	const body = [...reasons]
		.sort(([, a], [, b]) => a.status.localeCompare(b.status))
		.map(([code, { status, words }]) => [
			status,
			`\`${code}\``,
			[...words].join(' / ') || 'names what is missing or wrong',
			ADVICE[code] ?? '',
		]);
	return tableOf(['Status', '`code`', 'What the caller reads', 'What to do'], body).join('\n');
}
