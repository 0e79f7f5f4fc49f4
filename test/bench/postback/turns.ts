import { readFileSync } from 'node:fs';
import { waitFor } from '../../live/wait';
import type { Executions } from './executions';
import { clickIdsIn, LEGS, type Leg, type LegName } from './legs';
import { drive, type Driven } from './load';

/** One turn of one leg. */
export interface Turn extends Driven {
	/** Until the last execution had ended. */
	secondsToEnd: number;
	/** Resident memory of n8n after it, in megabytes; NaN where the system does not tell. */
	rssMb: number;
}

/** Whether each accepted postback started one execution, with its own data. */
export interface ExactlyOnce {
	sent: number;
	executions: number;
	distinct: number;
}

const forEachLeg = <T>(make: () => T) =>
	Object.fromEntries(LEGS.map((leg) => [leg, make()])) as Record<LegName, T>;

/** Drives the legs and keeps what came of it. */
export class Turns {
	readonly all: Record<LegName, Turn[]> = forEachLeg(() => []);
	private readonly sent: Record<LegName, number> = forEachLeg(() => 0);

	constructor(
		private readonly legs: Record<LegName, Leg>,
		private readonly executions: Executions,
		/** Process id of n8n. */
		private readonly pid: () => number | undefined,
	) {}

	async turn(name: LegName, ms: number): Promise<void> {
		const begun = performance.now();
		const leg = this.legs[name];
		const driven = await drive(leg, ms, this.sent[name]);
		this.sent[name] += driven.answers;
		const { workflowId } = leg;
		if (workflowId !== undefined) await this.untilEnded(workflowId, this.sent[name]);
		const secondsToEnd = (performance.now() - begun) / 1000;
		this.all[name].push({ ...driven, secondsToEnd, rssMb: residentMb(this.pid()) });
	}

	/** Forgets the turns so far: they were for warming up. */
	forget(): void {
		for (const leg of LEGS) this.all[leg].length = 0;
	}

	async exactlyOnce(name: LegName): Promise<ExactlyOnce> {
		const data = await this.executions.data(this.legs[name].workflowId ?? '');
		const single = data.map(clickIdsIn).filter(({ length }) => length === 1);
		return {
			sent: this.sent[name],
			executions: data.length,
			distinct: new Set(single.flat()).size,
		};
	}

	private async untilEnded(workflowId: string, count: number): Promise<void> {
		const all = async () => ((await this.executions.ended(workflowId)) >= count ? true : undefined);
		const what = `The end of ${count} executions`;
		await waitFor(all, { what, timeoutMs: 120_000, everyMs: 100 });
	}
}

/** Only Linux tells. */
function residentMb(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
	} catch {
		return NaN;
	}
}
