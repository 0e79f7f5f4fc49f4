/** A part of a document that a command writes: what stands between two comments. */
export function withBlock(
	text: string,
	name: string,
	content: string,
	command = 'npm run docs',
): string {
	const begin = `<!-- ${name}: written by ${command}, not by hand -->`;
	const end = `<!-- end of ${name} -->`;
	const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
	if (start < 0 || stop < start) throw new Error(`The document has no ${begin} … ${end}`);
	return `${text.slice(0, start + begin.length)}\n\n${content}\n\n${text.slice(stop)}`;
}
