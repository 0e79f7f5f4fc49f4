import { collectGarbage } from './child';

const EVERY_MS = 20;

/** Resident memory of this process from now on, against what it is now. */
export class MemoryWatch {
	private readonly idle: number;
	/** Highest the system has seen so far; tells of peaks between two looks. */
	private readonly highestBefore: number;
	private peak: number;
	private readonly timer: NodeJS.Timeout;

	constructor() {
		collectGarbage();
		this.idle = process.memoryUsage.rss();
		this.highestBefore = highestBytes();
		this.peak = this.idle;
		this.timer = setInterval(() => this.look(), EVERY_MS);
	}

	look(): void {
		this.peak = Math.max(this.peak, process.memoryUsage.rss());
	}

	/** Bytes when it began, and at most above that. */
	stop(): { idle: number; aboveIdle: number } {
		clearInterval(this.timer);
		this.look();
		const highest = highestBytes();
		const peak = highest > this.highestBefore ? Math.max(highest, this.peak) : this.peak;
		return { idle: this.idle, aboveIdle: peak - this.idle };
	}
}

/** `maxRSS` comes in kilobytes. */
function highestBytes(): number {
	return process.resourceUsage().maxRSS * 1024;
}
