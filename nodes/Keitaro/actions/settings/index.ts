import type { IDataObject } from 'n8n-workflow';
import { catalogueOf } from '../common/catalogue';
import { oneOf } from '../common/listing';
import { shown, wantsSecrets } from '../common/output';
import { includeSecrets, looksSecret } from '../common/secrets';
import type { KeitaroOperation, KeitaroResource } from '../operation';

/** `GET /settings` is in no specification; where it exists it holds the licence key (keitaro-api §2.2). */
const get: KeitaroOperation = {
	name: 'Get (Undocumented)',
	action: 'Get the settings',
	description: 'Read the settings of the tracker; an undocumented call that some versions lack',
	fields: [includeSecrets],
	async run({ api, param }) {
		const settings: IDataObject = oneOf(await api.get('/settings'));
		return shown(settings, wantsSecrets(param), looksSecret);
	},
};

export const settings: KeitaroResource = {
	name: 'Settings',
	operations: {
		get,
		getConversionTypes: catalogueOf({
			name: 'Get Many Conversion Types',
			action: 'Get many conversion types',
			description: 'List the conversion types with the status words they answer to (version 11)',
			path: () => '/conversion_types',
		}),
	},
};
