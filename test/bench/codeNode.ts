import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';

/** Events that Meta takes in one request. */
const BATCH = 1_000;

const hashed = (value: string | null | undefined): string | undefined =>
	value ? createHash('sha256').update(value.trim().toLowerCase()).digest('hex') : undefined;

function eventOf(conversion: Conversion): IDataObject {
	const { adClickIds, user = {}, geo } = conversion;
	const clickedAt = Date.parse(conversion.clickedAt ?? conversion.convertedAt);
	return {
		event_name: conversion.event,
		event_time: Math.floor(Date.parse(conversion.convertedAt) / 1000),
		event_id: conversion.id,
		action_source: 'website',
		event_source_url: 'https://landing.example.com/offer',
		user_data: {
			em: hashed(user.email),
			ph: hashed(user.phone?.replace(/\D/g, '')),
			ct: hashed(geo.city?.replace(/\s/g, '')),
			country: hashed(geo.country),
			external_id: hashed(conversion.clickId),
			client_ip_address: conversion.ip,
			client_user_agent: conversion.userAgent,
			fbc: adClickIds.fbclid && `fb.1.${clickedAt}.${adClickIds.fbclid}`,
		},
		custom_data: {
			value: conversion.revenue,
			currency: conversion.currency,
			order_id: conversion.transactionId || undefined,
		},
	};
}

/**
 * What users write into a Code node, "Run Once for All Items": the events of a batch in one item.
 * Without the checks, the memory of what was accepted and the reading of answers. The node itself
 * hands its items to a process of its own and back, which takes its time too; that is left out, in
 * its favour.
 */
export function batchesOf(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	const batches: INodeExecutionData[] = [];
	for (let start = 0; start < items.length; start += BATCH) {
		const data = items
			.slice(start, start + BATCH)
			.map(({ json }) => eventOf(json as unknown as Conversion));
		batches.push({ json: { data } });
	}
	return batches;
}
