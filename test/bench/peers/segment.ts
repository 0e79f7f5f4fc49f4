import type { Outgoing } from '../../../nodes/shared/platforms/platform';
import type { Leg, Sink } from './leg';
import { peer } from './packages';

/** What the bench uses of a destination of `@segment/action-destinations`. */
interface Destination {
	default: { actions: Readonly<Record<string, Action>> };
}
interface Action {
	perform: (request: Request, data: { settings: object; payload: object }) => unknown;
	performBatch?: (
		request: Request,
		data: { settings: object; payload: object[] },
	) => Promise<unknown>;
}
type Request = (url: string, options: { json: unknown }) => Promise<{ data: object }>;

const LIBRARY = '@segment/action-destinations';

function actionOf(destination: string, action: string): Action {
	const { actions } = (peer(`${LIBRARY}/dist/destinations/${destination}`) as Destination).default;
	const found = actions[action];
	if (found === undefined) throw new Error(`${destination} has no action ${action}`);
	return found;
}

/**
 * What stands in the place of its HTTP client: writes the body as JSON, in bytes, and has an answer ready. Its
 * actions take payloads that are mapped and validated already, so neither is counted for it beyond
 * putting the fields of a conversion into their places.
 */
const requester = (sink: Sink): Request => {
	const answer = Promise.resolve({ data: {} });
	return (_url, { json }) => {
		sink(Buffer.from(JSON.stringify(json)));
		return answer;
	};
};

export function segmentMeta(): Leg {
	const { perform } = actionOf('facebook-conversions-api', 'purchase');
	return oneByOne('data', { pixelId: '1234567890' }, perform, ({ conversion, eventId }) => {
		const { user = {}, adClickIds, pageUrl, revenue, currency } = conversion;
		return {
			action_source: 'website',
			event_time: conversion.convertedAt,
			event_id: eventId,
			event_source_url: pageUrl,
			currency,
			value: revenue,
			user_data: {
				email: user.email,
				phone: user.phone,
				firstName: user.firstName,
				lastName: user.lastName,
				city: user.city,
				state: user.region,
				zip: user.postalCode,
				country: user.country,
				client_ip_address: conversion.ip,
				client_user_agent: conversion.userAgent,
				fbc: adClickIds.fbc,
			},
			custom_data: { order_id: conversion.transactionId },
		};
	});
}

export function segmentTikTok(): Leg {
	const { perform } = actionOf('tiktok-conversions', 'reportWebEvent');
	return oneByOne('data', { pixelCode: '1234567890' }, perform, ({ conversion, eventId }) => {
		const { user = {}, adClickIds } = conversion;
		return {
			event: 'Purchase',
			event_source: 'web',
			event_id: eventId,
			timestamp: conversion.convertedAt,
			email: [user.email],
			phone_number: [user.phone],
			ttclid: adClickIds.ttclid,
			ip: conversion.ip,
			user_agent: conversion.userAgent,
			url: conversion.pageUrl,
			value: conversion.revenue,
			currency: conversion.currency,
			order_id: conversion.transactionId,
		};
	});
}

/** Sends an event in a request of its own, which is all it can do for these platforms. */
function oneByOne(
	events: Leg['events'],
	settings: object,
	perform: Action['perform'],
	payloadOf: (sale: Outgoing) => object,
): Leg {
	return {
		library: LIBRARY,
		events,
		build: (sales, sink) => {
			const request = requester(sink);
			for (const sale of sales) perform(request, { settings, payload: payloadOf(sale) });
		},
	};
}

/** Events in one request of its upload to Google Ads. */
const BATCH = 2000;

export function segmentGoogle(): Leg {
	const { performBatch } = actionOf('google-enhanced-conversions', 'uploadClickConversion');
	return {
		library: LIBRARY,
		events: 'conversions',
		build: async (sales, sink) => {
			const request = requester(sink);
			const settings = { customerId: '1234567890' };
			for (let start = 0; start < sales.length; start += BATCH) {
				const payload = sales.slice(start, start + BATCH).map(clickConversion);
				await performBatch?.(request, { settings, payload });
			}
		},
	};
}

function clickConversion({ conversion, eventId }: Outgoing): object {
	const { user = {}, adClickIds } = conversion;
	return {
		conversion_action: 987654321,
		conversion_timestamp: conversion.convertedAt,
		gclid: adClickIds.gclid,
		email_address: user.email,
		phone_number: user.phone,
		phone_country_code: '+1',
		order_id: eventId,
		value: conversion.revenue,
		currency: conversion.currency,
	};
}
