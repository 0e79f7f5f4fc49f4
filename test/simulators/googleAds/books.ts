import { objectOf, type Fields } from '../platform';

/** A conversion that Google has. */
export interface KnownConversion {
	orderId: string | undefined;
	gclid: string | undefined;
	/** As it was sent. */
	time: string;
	atMs: number;
	value: number | null;
	isRetracted: boolean;
	isEnhanced: boolean;
	restatedMs?: number;
	/** Uploads and adjustments that were taken. */
	changes: number;
}

/** What an account has counted: one conversion per conversion action and order ID. */
export class AdsBooks {
	/** Click ids that Google does not know yet. */
	readonly youngClicks = new Set<string>();
	private readonly byOrder = new Map<string, KnownConversion>();
	private readonly byClick = new Map<string, KnownConversion>();

	constructor(
		private readonly customerId: string,
		private readonly actionIds: ReadonlySet<string>,
	) {}

	/** The number of an action of the account. */
	actionOf(resourceName: unknown): string | undefined {
		const [, customer, action = ''] =
			/^customers\/(\d+)\/conversionActions\/(\d+)$/.exec(String(resourceName)) ?? [];
		return customer === this.customerId && this.actionIds.has(action) ? action : undefined;
	}

	find(action: string, orderId: unknown): KnownConversion | undefined {
		return this.byOrder.get(`${action}|${String(orderId)}`);
	}

	/** The conversion that an adjustment is about. */
	findFor(action: string, { orderId, gclidDateTimePair }: Fields): KnownConversion | undefined {
		if (orderId !== undefined) return this.find(action, orderId);
		const pair = objectOf(gclidDateTimePair);
		return this.byClick.get(`${action}|${String(pair.gclid)}|${String(pair.conversionDateTime)}`);
	}

	add(action: string, known: KnownConversion): void {
		if (known.orderId !== undefined) this.byOrder.set(`${action}|${known.orderId}`, known);
		// Whoever gave an order ID must adjust by it.
		else this.byClick.set(`${action}|${known.gclid}|${known.time}`, known);
	}

	clear(): void {
		this.youngClicks.clear();
		this.byOrder.clear();
		this.byClick.clear();
	}

	all(): KnownConversion[] {
		return [...this.byOrder.values(), ...this.byClick.values()];
	}
}
