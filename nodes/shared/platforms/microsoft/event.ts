import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { itemsOf, orderIdOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { pageOf, webAddress } from '../web';
import { addByHand } from './byHand';
import { consentOf, isWithheld } from './consent';
import { eventName } from './eventName';
import type { MicrosoftSettings } from './settings';
import { userDataOf } from './userData';

/** The event as Microsoft takes it, in JSON; its time in seconds. */
export function event({ conversion, eventId }: Outgoing, settings: MicrosoftSettings): string {
	const { eventNames, hasher } = settings;
	const made: Tree = {
		eventType: 'custom',
		eventName: eventName(conversion.event, eventNames),
		eventId,
		eventTime: Math.floor(Date.parse(conversion.convertedAt) / 1000),
		eventSourceUrl: pageOf(conversion, settings),
		referrerUrl: webAddress(conversion.referrer),
		adStorageConsent: consentOf(conversion),
		userData: userDataOf(conversion, hasher),
		customData: customDataOf(conversion),
	};
	// They are about the person, too.
	if (!isWithheld(conversion)) addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

function customDataOf(conversion: Conversion): Tree {
	const { revenue, currency, contents } = conversion;
	const items = contents?.length ? itemsOf(contents) : undefined;
	return {
		value: revenue ?? undefined,
		currency: currency ?? undefined,
		transactionId: orderIdOf(conversion),
		itemIds: items?.map(({ id }) => id),
		items: items?.map(itemOf),
	};
}

const itemOf = ({ id, name, price, quantity }: Item): Tree => ({ id, name, price, quantity });
