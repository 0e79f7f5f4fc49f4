/**
 * The body of a request: a JSON list of texts between the texts around it, in UTF-8. Each is written to
 * its place; joining them first would copy them all three times over.
 */
export function listBody(before: string, texts: readonly string[], after: string): Buffer {
	const around = `${before}[]${after}`;
	const commas = Math.max(0, texts.length - 1);
	const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), commas);
	const body = Buffer.allocUnsafe(size + Buffer.byteLength(around));
	let end = body.write(`${before}[`);
	texts.forEach((text, at) => {
		if (at > 0) end += body.write(',', end);
		end += body.write(text, end);
	});
	body.write(`]${after}`, end);
	return body;
}
