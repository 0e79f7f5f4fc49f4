import type { HubResource } from '../operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const conversion: HubResource = { name: 'Conversion', operations: { getAll, upload } };
