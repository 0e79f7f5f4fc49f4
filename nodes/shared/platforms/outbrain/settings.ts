import type { ConversionEvent } from '../../conversion/conversion';
import type { Given } from '../module';

export interface OutbrainSettings {
	account: string;
	/** What the user calls conversions at Outbrain. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
}

export function settings({ credential, eventNames }: Given): OutbrainSettings {
	return { account: String(credential.account ?? '').trim(), eventNames };
}
