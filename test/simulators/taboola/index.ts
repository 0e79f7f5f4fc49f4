import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	faultIn,
	fieldsOf,
	isCount,
	isCurrency,
	isMilliseconds,
	isMoney,
	isRecord,
	isText,
	PlatformSimulator,
	type PlatformOptions,
	type Shape,
} from '../platform';

export interface TaboolaSimulatorOptions extends PlatformOptions {
	accountId?: string;
	/** Names of the conversion rules of the account. */
	rules?: readonly string[];
}

const MAX_ACTIONS = 1_000;
/** Taboola tells nothing of a window: an order is one conversion for as long as we look. */
const DEDUP_HOURS = 24 * 365;

const ACTION: Shape = {
	'click-id': isText,
	timestamp: isMilliseconds,
	name: isText,
	revenue: isMoney,
	currency: isCurrency,
	quantity: isCount,
	orderid: isText,
};
const NEEDED = ['click-id', 'timestamp', 'name'];

const DONE: SimulatedAnswer = { status: 204, headers: {}, body: '' };

/** Taboola's bulk endpoint: no key, no feedback, an order counts once (ad-platforms §4). */
export class TaboolaSimulator extends PlatformSimulator {
	readonly name = 'taboola';
	readonly accountId: string;

	constructor(options: TaboolaSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.accountId = options.accountId ?? '1234567';
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const { method, path } = request;
		if (method !== 'POST' || path !== `/${this.accountId}/log/3/bulk-s2s-action`) {
			return this.error(404);
		}
		const { actions } = fieldsOf(request);
		if (!Array.isArray(actions) || actions.length > MAX_ACTIONS) return this.error(400);
		if (actions.length === 0) return DONE;
		this.eventRequests += 1;
		const faults = actions.map((action) =>
			isRecord(action) ? faultIn(action, ACTION, NEEDED, '') : 'Not an object',
		);
		const fault = faults.find((found) => found !== undefined);
		if (fault !== undefined) return this.refused(json(400, { message: fault }));
		for (const action of actions as Array<Record<string, unknown>>) {
			this.count(String(action.name), action.orderid, action);
		}
		return DONE;
	}
}
