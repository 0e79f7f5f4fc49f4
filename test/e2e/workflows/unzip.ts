import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Files of a ZIP archive, such as an Excel file, as text by their names. */
export function unzip(archive: Buffer): Map<string, string> {
	const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
	if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('This is no ZIP archive');
	const files = new Map<string, string>();
	let at = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
		if (archive.readUInt32LE(at) !== ENTRY) throw new Error('The directory is damaged');
		const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
		const lengths = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
		const [nameLength = 0] = lengths;
		const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
		const local = archive.readUInt32LE(at + 42);
		const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
		const content = archive.subarray(start, start + size);
		files.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'));
		at += 46 + lengths.reduce((sum, length) => sum + length, 0);
	}
	return files;
}
