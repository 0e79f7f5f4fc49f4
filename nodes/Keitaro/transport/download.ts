import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { Mask } from '../../shared/n8n/discretion';
import { request, type Send } from '../../shared/n8n/http';
import { ServiceError } from '../../shared/n8n/serviceError';
import { answerOf } from '../../shared/trackers/keitaro/client';
import { KEITARO } from '../../shared/trackers/keitaro/voice';

/** How every ZIP starts. */
const ZIP_MARK = 'PK';

/**
 * Fetches a ZIP. Anything else is read as the text it is, so that an error of the tracker or a page in
 * front of it gets its own sentence.
 */
export async function download(
	send: Send,
	path: string,
	timeoutMs: number,
	mask: Mask,
): Promise<Buffer> {
	let file: Buffer | undefined;
	const outcome = await request(
		async (options) => {
			const response = await send({ ...options, encoding: 'arraybuffer' });
			const bytes = bytesOf(response);
			const isFile = response.statusCode < 300 && bytes.toString('latin1', 0, 2) === ZIP_MARK;
			if (isFile) file = bytes;
			return { ...response, body: isFile ? '{}' : bytes.toString('utf8') };
		},
		{ method: 'GET', url: path, headers: { Accept: '*/*' }, timeoutMs },
		() => Date.now(),
		mask,
	);
	answerOf(outcome);
	if (file === undefined) throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
	return file;
}

function bytesOf({ body }: IN8nHttpFullResponse): Buffer {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''), 'utf8');
}
