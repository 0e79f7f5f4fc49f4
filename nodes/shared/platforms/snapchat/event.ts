import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { isLimited } from '../consent';
import { boughtOf, orderIdOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import { eventName } from './eventName';
import type { SnapchatSettings } from './settings';
import { userDataOf } from './userData';

/** The event as Snap takes it, in JSON; its time in milliseconds. */
export function event({ conversion, eventId }: Outgoing, settings: SnapchatSettings): string {
	const { actionSource, eventNames, hasher } = settings;
	const made: Tree = {
		event_name: eventName(conversion.event, eventNames),
		event_time: Date.parse(conversion.convertedAt),
		event_id: eventId,
		action_source: actionSource,
		event_source_url: actionSource === 'WEB' ? pageOf(conversion, settings) : undefined,
		user_data: userDataOf(conversion, hasher),
		custom_data: customDataOf(conversion),
	};
	if (isLimited(conversion, settings)) limit(made);
	addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

/** Limited Data Use; the zeros let Snap locate the person, as at Meta, whose form this is. */
function limit(event: Tree): void {
	event.data_processing_options = ['LDU'];
	event.data_processing_options_country = 0;
	event.data_processing_options_state = 0;
}

function customDataOf(conversion: Conversion): Tree {
	return {
		value: conversion.revenue ?? undefined,
		currency: conversion.currency ?? undefined,
		order_id: orderIdOf(conversion),
		...boughtOf(conversion, contentOf),
	};
}

function contentOf({ id, brand, quantity, price }: Item): Tree {
	return { id, brand, quantity, item_price: price };
}
