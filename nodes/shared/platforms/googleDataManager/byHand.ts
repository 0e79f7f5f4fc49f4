import type { Conversion } from '../../conversion/conversion';
import { CUSTOMER_TYPES, plainEntries, wordOf } from '../google/words';
import { EVENT_SOURCES, type EventSource } from './settings';

/** What a conversion can say under `platformFields.googleDataManager`; everything else is left alone. */
export interface ByHand {
	eventSource?: EventSource;
	/** From Google's tag, base64url. */
	sessionAttributes?: string;
	customerType?: string;
	/** Of the whole order, in its currency. */
	transactionDiscount?: number;
	/** From `{ name: value }`. */
	customVariables: ReadonlyArray<{ variable: string; value: string }>;
}

const SESSION_ATTRIBUTES = /^[\w-]{1,4000}={0,2}$/;

/** The fields by hand of a conversion, each in its form or not at all. */
export function byHand({ platformFields }: Pick<Conversion, 'platformFields'>): ByHand | undefined {
	const given = platformFields?.googleDataManager;
	if (!given) return undefined;
	const { sessionAttributes, transactionDiscount } = given;
	return {
		eventSource: wordOf(EVENT_SOURCES, given.eventSource),
		customerType: wordOf(CUSTOMER_TYPES, given.customerType),
		...(typeof sessionAttributes === 'string' &&
			SESSION_ATTRIBUTES.test(sessionAttributes) && { sessionAttributes }),
		...(typeof transactionDiscount === 'number' && { transactionDiscount }),
		customVariables: plainEntries(given.customVariables).map(([variable, value]) => ({
			variable,
			value,
		})),
	};
}
