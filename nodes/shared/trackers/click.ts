import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../conversion/conversion';
import type { Visit } from './visit';

/** The fields that a click shares with the conversion it may lead to, spelled the same. */
type Shared = Visit & Pick<Conversion, 'tracker' | 'account' | 'cost' | 'revenue' | 'currency'>;

/** One click (visit), whichever tracker logged it. Absent is `null`; times are ISO 8601 in UTC. */
export interface Click extends Shared {
	/** The tracker's click id. */
	id: string;
	clickedAt: string;
	/** Whether it led to a conversion, where the log tells. */
	isConverted: boolean | null;
	raw?: IDataObject;
}
