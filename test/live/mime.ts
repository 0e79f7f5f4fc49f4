/** A message as it arrived. */
export interface Mail {
	/** Of the envelope: who it really went to, whatever its head says. */
	from: string;
	to: string[];
	subject: string;
	/** `''` where it has none. */
	html: string;
	text: string;
	attachments: Array<{ name: string; type: string; content: Buffer }>;
}

interface Part {
	headers: ReadonlyMap<string, string>;
	body: string;
}

/** Head and body; folded lines of the head are one. Characters are bytes. */
function split(source: string): Part {
	const end = source.indexOf('\r\n\r\n');
	if (end < 0) throw new Error('A part of the message has no end of its head');
	const lines = source
		.slice(0, end)
		.replace(/\r\n[ \t]+/g, ' ')
		.split('\r\n');
	const headers = lines.map((line): [string, string] => {
		const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
		if (name === undefined) throw new Error(`No header: ${line}`);
		return [name.toLowerCase(), value ?? ''];
	});
	return { headers: new Map(headers), body: source.slice(end + 4) };
}

function quoted(text: string): Buffer {
	const joined = text.replace(/=\r\n/g, '');
	const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
		String.fromCharCode(parseInt(hex, 16)),
	);
	return Buffer.from(bytes, 'latin1');
}

const DECODERS: Readonly<Record<string, (text: string) => Buffer>> = {
	base64: (text) => Buffer.from(text.replace(/\s+/g, ''), 'base64'),
	'quoted-printable': quoted,
	'7bit': (text) => Buffer.from(text, 'latin1'),
	'8bit': (text) => Buffer.from(text, 'latin1'),
};

function contentOf({ headers, body }: Part): Buffer {
	const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase();
	const decode = DECODERS[encoding];
	if (!decode) throw new Error(`Unknown encoding ${encoding}`);
	return decode(body);
}

/** `=?UTF-8?Q?…?=` and the like in a header. */
function words(header: string): string {
	const joined = header.replace(/\?=\s+=\?/g, '?==?');
	return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
		const isBase64 = kind.toLowerCase() === 'b';
		return (isBase64 ? Buffer.from(text, 'base64') : quoted(text.replace(/_/g, ' '))).toString();
	});
}

const parameter = (header: string, name: string): string | undefined =>
	new RegExp(`${name}="?([^";]+)"?`, 'i').exec(header)?.[1];

function* leaves(part: Part): Generator<Part> {
	const type = part.headers.get('content-type') ?? 'text/plain';
	if (!type.startsWith('multipart/')) return yield part;
	const boundary = parameter(type, 'boundary') ?? '';
	const [, ...parts] = `\r\n${part.body}`.split(`\r\n--${boundary}`);
	if (!parts.at(-1)?.startsWith('--')) throw new Error('The last part of the message is missing');
	for (const one of parts.slice(0, -1)) yield* leaves(split(one.replace(/^\r\n/, '')));
}

/** Reads a message; throws where a mail program could not. `source` has one character a byte. */
export function readMessage(source: string, from: string, to: string[]): Mail {
	const whole = split(source);
	const mail: Mail = { from, to, html: '', text: '', attachments: [], subject: '' };
	mail.subject = words(whole.headers.get('subject') ?? '');
	for (const part of leaves(whole)) {
		const type = part.headers.get('content-type') ?? 'text/plain';
		const disposition = part.headers.get('content-disposition') ?? '';
		const content = contentOf(part);
		if (disposition.startsWith('attachment')) {
			const name = parameter(disposition, 'filename') ?? parameter(type, 'name') ?? '';
			mail.attachments.push({ name: words(name), type: type.split(';')[0] ?? '', content });
		} else if (type.startsWith('text/html')) mail.html += content.toString();
		else mail.text += content.toString();
	}
	return mail;
}
