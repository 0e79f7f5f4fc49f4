import type { Conversion } from '../../conversion/conversion';
import { customName, type Names } from '../eventNames';
import { isTakenBack } from '../google/takenBack';
import { MAX_NAME } from './limits';
import type { AnalyticsSettings } from './settings';

/** Recommended events of Google Analytics that stand for ours; it has none for the last two. */
const NAMES: Names = {
	Purchase: 'purchase',
	Lead: 'generate_lead',
	CompleteRegistration: 'sign_up',
	AddToCart: 'add_to_cart',
	Subscribe: 'subscribe',
	// `app_install` is one of the names that only Google may use.
	AppInstall: 'install',
};

export const REFUND = 'refund';

type Named = Pick<Conversion, 'event' | 'status'>;

/** The name of an event: the user's, the recommended one, or the tracker's own word in GA's spelling. */
export function eventNameOf(
	{ event, status }: Named,
	{ eventNames }: Pick<AnalyticsSettings, 'eventNames'>,
): string {
	if (isTakenBack({ status })) return REFUND;
	return eventNames.get(event) ?? NAMES[event] ?? spelled(customName(event) ?? event);
}

const isPurchase = (conversion: Named, settings: Pick<AnalyticsSettings, 'eventNames'>): boolean =>
	eventNameOf({ ...conversion, status: 'confirmed' }, settings) === 'purchase';

/** Whether a conversion is one that a `refund` can take back: only a purchase is found again. */
export const isRefundable = isPurchase;

function spelled(word: string): string {
	const name = word
		.replace(/[^\p{L}\p{N}_]+/gu, '_')
		.replace(/^[^\p{L}]+/u, '')
		.slice(0, MAX_NAME);
	return name === '' ? 'custom_event' : name;
}
