import type { Outgoing } from '../platform';
import { metaEventName } from './eventName';
import { pageOf, webAddress } from '../../conversion/webAddress';
import type { MetaSettings } from './settings';
import { userData } from './userData';

/** The event as Meta takes it, in JSON. Times in seconds; value and currency only where there are some. */
export function event({ conversion, eventId }: Outgoing, settings: MetaSettings): string {
	const { convertedAt, revenue, currency, transactionId, referrer } = conversion;
	const { actionSource, eventNames, hasher, dataProcessing } = settings;
	const isWebsite = actionSource === 'website';
	return JSON.stringify({
		event_name: metaEventName(conversion.event, eventNames),
		event_time: Math.floor(Date.parse(convertedAt) / 1000),
		event_id: eventId,
		action_source: actionSource,
		event_source_url: isWebsite ? pageOf(conversion, settings) : undefined,
		referrer_url: isWebsite ? webAddress(referrer) : undefined,
		user_data: userData(conversion, hasher),
		custom_data: {
			value: revenue ?? undefined,
			currency: currency ?? undefined,
			order_id: transactionId?.trim() || undefined,
		},
		...processingOptions(dataProcessing),
	});
}

/** Zeros are answers here: they let Meta locate the person. */
function processingOptions(processing: MetaSettings['dataProcessing']) {
	if (processing === null) return {};
	if (processing === 'none') return { data_processing_options: [] };
	return {
		data_processing_options: ['LDU'],
		data_processing_options_country: processing.country,
		data_processing_options_state: processing.state,
	};
}
