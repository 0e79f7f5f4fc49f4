import type { IDataObject } from 'n8n-workflow';
import type { KeitaroCall } from '../operation';
import { text, type WriteField } from './writing';

/** Fields that landing pages and offers share: what a visitor is shown. */

export const TYPES = {
	action: 'Action',
	external: 'External URL',
	local: 'Local Files',
	preloaded: 'Preloaded',
};

export const payload = (one: string): WriteField =>
	text('actionPayload', 'URL or Content', `Address of the ${one}, or what the action shows`, {
		placeholder: 'e.g. https://offer.example.com/?click={subid}',
	});

export const archive: WriteField = text(
	'archive',
	'Archive File Field',
	'Name of the binary field of the input that holds a ZIP with the local files',
	{ placeholder: 'e.g. data' },
);

/** The API takes the ZIP in base64. */
export async function withArchive(
	{ files }: KeitaroCall,
	{ archive: binary, ...body }: IDataObject,
): Promise<IDataObject> {
	if (binary === undefined || binary === '') return body;
	const bytes = await files.read(String(binary));
	return { ...body, archive: bytes.toString('base64') };
}
