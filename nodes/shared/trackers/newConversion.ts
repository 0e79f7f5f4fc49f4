import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../conversion/conversion';
import { versionOf } from '../conversion/version';

type Told = Omit<Conversion, 'version' | 'change' | 'changedFields' | 'raw'>;

/** A conversion as a row of a tracker tells it; the row is `raw` where it is wanted. */
export const newConversion = (row: object | false, { id, ...told }: Told): Conversion => ({
	id,
	version: versionOf(told),
	change: 'new',
	changedFields: [],
	...told,
	...(row && { raw: row as IDataObject }),
});
