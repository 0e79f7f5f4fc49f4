import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from './conversion';

/** The few flat fields that a sheet or a message needs. */
export function simplified(conversion: Conversion): IDataObject {
	const { id, change, event, status, revenue, currency, convertedAt, clickId } = conversion;
	return {
		id,
		change,
		event,
		status,
		revenue,
		currency,
		convertedAt,
		clickId,
		campaign: conversion.campaign.name,
		offer: conversion.offer.name,
	};
}
