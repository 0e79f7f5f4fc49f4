import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import type { DeliveryStatus } from '../../../../../nodes/shared/sync/deliveries';

interface Handed {
	id: string;
	revenue: number;
	/** Which poll of the model handed it out. */
	poll: number;
	key: string;
}

/** Every conversion handed out, and what became of the execution it started. */
export class Ledger {
	private readonly all: Handed[] = [];
	/** What this process knows; a restart forgets it. */
	private statuses = new Map<string, DeliveryStatus>();
	private readonly gone = new Set<string>();

	readonly statusOf = (key: string): DeliveryStatus => this.statuses.get(key) ?? 'lost';

	/** Throws when a conversion comes twice without saying that it is a repetition. */
	hand(conversions: readonly Conversion[], key: string, poll: number): void {
		const inPoll = new Set<string>();
		for (const { id, revenue, change } of conversions) {
			const amount = revenue ?? 0;
			const isRepeated = this.all.some((one) => one.id === id && one.revenue === amount);
			if (isRepeated && change !== 'resync') throw new Error(`${id} ${amount} twice as ${change}`);
			if (inPoll.has(id)) throw new Error(`${id} twice in one poll`);
			inPoll.add(id);
			this.all.push({ id, revenue: amount, poll, key });
		}
		if (conversions.length > 0) this.statuses.set(key, 'running');
	}

	/** Some of the executions under way end well, a few are found to have crashed. */
	settleSome(happens: (share: number) => boolean): void {
		for (const [key, status] of this.statuses) {
			if (status !== 'running' || !happens(0.6)) continue;
			const crashed = happens(0.05);
			if (crashed) this.gone.add(key);
			this.statuses.set(key, crashed ? 'lost' : 'done');
		}
	}

	finishAll(): void {
		for (const [key, status] of this.statuses) {
			if (status === 'running') this.statuses.set(key, 'done');
		}
	}

	/** The process died: executions under way never ended, and nobody knows of the others. */
	restart(): void {
		for (const [key, status] of this.statuses) if (status === 'running') this.gone.add(key);
		this.statuses = new Map();
	}

	/** The newest that reached an execution which ended or still runs. */
	lastOf(id: string): Handed | undefined {
		return this.all.filter((one) => one.id === id && !this.gone.has(one.key)).at(-1);
	}
}
