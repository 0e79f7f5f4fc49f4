import type { SimulatorName } from '../simulators/all';
import type { Misbehaviour, Received } from '../simulators/base';

/** What went over a simulator's door. */
export interface Traffic {
	requestCount: number;
	/** Calls that followed a redirect to another host name, and those of them that took a key along. */
	elsewhere: { calls: number; withKey: number };
	/** What went wrong inside the simulator itself. */
	faults: string[];
}

/** One simulator, ordered about through the control port of its process. */
export class SimulatorControl {
	constructor(
		private readonly controlUrl: string,
		private readonly name: SimulatorName,
	) {}

	/** Runs one of its commands. */
	async command<T>(command: string, args: object = {}): Promise<T> {
		return await this.call('POST', `command/${command}`, args);
	}

	async misbehave(rule: Misbehaviour): Promise<void> {
		await this.call('POST', 'misbehave', rule);
	}

	async behave(): Promise<void> {
		await this.call('POST', 'behave', {});
	}

	/** Forgets the requests so far, so that asking for them stays quick. */
	async forget(): Promise<void> {
		await this.call('POST', 'forget', {});
	}

	async traffic(): Promise<Traffic> {
		return await this.call('GET', 'count');
	}

	/** Requests whose path contains the text and that arrived at or after a time, oldest first. */
	async received(pathIncludes: string, sinceMs = 0): Promise<Received[]> {
		const all = await this.call<Received[]>('GET', 'received');
		return all.filter(({ path, at }) => path.includes(pathIncludes) && at >= sinceMs);
	}

	private async call<T>(method: string, action: string, body?: object): Promise<T> {
		const url = `${this.controlUrl}/${this.name}/${action}`;
		const response = await fetch(url, {
			method,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
		return JSON.parse(text) as T;
	}
}
