const COMMA = 0x2c;
/** Of a character that does not fit whole, nothing is written; none takes more bytes than this and one. */
const SPARE = 3;

/**
 * The body of a request: a JSON list of texts between the texts around it, in UTF-8. Each is written to
 * its place; joining them first would copy them all three times over.
 */
export function listBody(before: string, texts: readonly string[], after: string): Buffer {
	const around = [`${before}[`, `]${after}`] as const;
	// Nearly all is ASCII, a byte for each character: then none has to be measured first.
	return (
		written(around, texts, ({ length }) => length) ?? written(around, texts, Buffer.byteLength)!
	);
}

/** Nothing where a text takes another number of bytes than `sizeOf` says. */
function written(
	[before, after]: readonly [string, string],
	texts: readonly string[],
	sizeOf: (text: string) => number,
): Buffer | undefined {
	const commas = Math.max(0, texts.length - 1);
	const inside = texts.reduce((sum, text) => sum + sizeOf(text), commas);
	const size = Buffer.byteLength(before) + inside + Buffer.byteLength(after);
	const body = Buffer.allocUnsafe(size + SPARE);
	let end = body.write(before);
	for (const [at, text] of texts.entries()) {
		if (at > 0) body[end++] = COMMA;
		const bytes = body.write(text, end);
		if (bytes !== sizeOf(text)) return undefined;
		end += bytes;
	}
	end += body.write(after, end);
	return body.subarray(0, end);
}
