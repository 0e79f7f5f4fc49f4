import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { itemsOf, type Item } from '../items';
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

function customDataOf({ revenue, currency, transactionId, contents }: Conversion): Tree {
	const data: Tree = {};
	if (revenue !== null) data.value = revenue;
	if (currency !== null) data.currency = currency;
	const orderId = transactionId?.trim();
	if (orderId) data.transactionId = orderId;
	if (contents?.length) {
		const items = itemsOf(contents);
		data.itemIds = items.map(({ id }) => id);
		data.items = items.map(itemOf);
	}
	return data;
}

const itemOf = ({ id, name, price, quantity }: Item): Tree => ({ id, name, price, quantity });
