import type { SimulatedAnswer, SimulatedRequest } from '../base';
import {
	isCurrency,
	isDecimalText,
	isText,
	PlatformSimulator,
	type PlatformOptions,
} from '../platform';

/** Outbrain tells nothing of a window: an order is one conversion for as long as we look. */
const DEDUP_HOURS = 24 * 365;

const PIXEL: SimulatedAnswer = {
	status: 200,
	headers: { 'content-type': 'image/gif' },
	body: 'GIF89a',
};

/** Outbrain's pixel: no key, a picture whatever it is called with (ad-platforms §4). */
export class OutbrainSimulator extends PlatformSimulator {
	readonly name = 'outbrain';
	/** Calls that Outbrain answered as ever, and did not count. */
	dropped = 0;

	constructor(options: PlatformOptions = {}) {
		super(DEDUP_HOURS, options);
	}

	protected route({ method, path, query }: SimulatedRequest): SimulatedAnswer {
		if (method !== 'GET' || path !== '/unifiedPixel') return this.error(404);
		const fields = Object.fromEntries(query);
		const { ob_click_id: clickId, name, orderId, orderValue, currency } = fields;
		if (clickId === undefined && name === undefined) return PIXEL;
		this.eventRequests += 1;
		const isGood =
			isText(clickId) &&
			isText(name) &&
			(orderValue === undefined || (isDecimalText(orderValue) && isCurrency(currency)));
		if (isGood) this.count(String(name), orderId, fields);
		else this.dropped += 1;
		return PIXEL;
	}
}
