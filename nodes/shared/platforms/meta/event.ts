import type { Content } from '../../conversion/conversion';
import type { Outgoing } from '../platform';
import { pageOf, webAddress } from '../web';
import { withFieldsByHand } from './byHand';
import { metaEventName } from './eventName';
import type { MetaSettings } from './settings';
import { userData } from './userData';

/**
 * The event as Meta takes it, in JSON, written out member by member: this runs once for every
 * conversion. Times in seconds; value and currency only where there are some.
 */
export function event({ conversion, eventId }: Outgoing, settings: MetaSettings): string {
	const { convertedAt, revenue, currency, transactionId, referrer, contents } = conversion;
	const { actionSource, eventNames, hasher } = settings;
	const isWebsite = actionSource === 'website';
	const orderId = transactionId?.trim();
	const custom =
		(revenue === null ? '' : `,"value":${revenue}`) +
		text('currency', currency) +
		text('order_id', orderId) +
		(contents?.length ? contentMembers(contents) : '');
	const made =
		`{"event_name":${JSON.stringify(metaEventName(conversion.event, eventNames))}` +
		`,"event_time":${Math.floor(Date.parse(convertedAt) / 1000)}` +
		text('event_id', eventId) +
		text('action_source', actionSource) +
		(isWebsite ? text('event_source_url', pageOf(conversion, settings)) : '') +
		(isWebsite ? text('referrer_url', webAddress(referrer)) : '') +
		`,"user_data":${userData(conversion, hasher)}` +
		`,"custom_data":{${custom.slice(1)}}` +
		`${processingOptions(settings.dataProcessing)}}`;
	return withFieldsByHand(made, conversion, hasher);
}

/** A further member of an object; nothing where there is no text. */
function text(key: string, value: string | null | undefined): string {
	return value ? `,"${key}":${JSON.stringify(value)}` : '';
}

function contentMembers(contents: readonly Content[]): string {
	const list = contents.map(({ id, quantity, price }) => ({
		id: String(id),
		quantity: quantity ?? 1,
		item_price: price,
	}));
	return (
		`,"content_type":"product","contents":${JSON.stringify(list)}` +
		`,"num_items":${list.reduce((sum, { quantity }) => sum + quantity, 0)}`
	);
}

/** Zeros are answers here: they let Meta locate the person. */
function processingOptions(processing: MetaSettings['dataProcessing']): string {
	if (processing === null) return '';
	if (processing === 'none') return ',"data_processing_options":[]';
	return (
		',"data_processing_options":["LDU"]' +
		`,"data_processing_options_country":${processing.country}` +
		`,"data_processing_options_state":${processing.state}`
	);
}
