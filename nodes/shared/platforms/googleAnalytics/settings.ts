import type { ConversionEvent } from '../../conversion/conversion';
import type { TransactionIdSource } from '../google/transactionId';
import type { Hasher } from '../hash';
import { SettingError, type Given } from '../module';
import { faultOfEventName } from './limits';

/** What becomes of conversions of visitors whom Google Analytics has no ID for. */
export type Clientless = 'derive' | 'skip';

export interface AnalyticsSettings {
	measurementId: string;
	clientless: Clientless;
	transactionIdFrom: TransactionIdSource;
	/** Whether hashed e-mail, phone and address go along. */
	sendsUserData: boolean;
	/** Whether events are only looked at. */
	validateOnly: boolean;
	/** What the user calls events at Google Analytics. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` for names that cannot be. */
export function settings({
	param,
	credential,
	eventNames,
	requiresClickId,
	hasher,
}: Given): AnalyticsSettings {
	for (const [event, name] of eventNames) {
		const fault = faultOfEventName(name);
		if (fault === undefined) continue;
		throw new SettingError(
			`The name '${name}' for ${event} cannot be used at Google Analytics: ${fault}`,
			"Change it under 'Event Names'",
		);
	}
	return {
		measurementId: String(credential.measurementId ?? '').trim(),
		clientless: param<Clientless>('options.clientless', 'derive'),
		transactionIdFrom: param<TransactionIdSource>('options.transactionIdFrom', 'eventId'),
		sendsUserData: param('options.sendUserData', false),
		validateOnly: param('options.validateOnly', false),
		eventNames,
		requiresClickId,
		hasher,
	};
}
