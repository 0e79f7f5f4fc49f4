import { join } from 'node:path';
import { workFolder } from '../../live/paths';
import type { Credential, CredentialInput } from '../../live/rest-types';
import { platformAccounts, signedInAccounts, trackerAccounts } from '../../live/simulated-accounts';
import { Simulators, type SimulatorUrls } from '../../live/simulators';
import type { SimulatorName } from '../../simulators/all';
import { SimulatorControl } from '../control';
import type { Run } from '../run';

/** Few enough that a first sync of some days is through at once. */
const CONVERSIONS = 10_000;
const FREE_PORTS = { keitaro: 0, meta: 0, control: 0 };

export interface WorldOptions {
	/** Whose world it is: part of the names of credentials and of its log. */
	label?: string;
	/** Credentials beside Keitaro and the platforms. */
	more?: (urls: SimulatorUrls) => CredentialInput[];
	conversions?: number;
}

/**
 * A tracker and every platform for these scenarios alone, in a process of its own: the books of the
 * main job count what is at its Keitaro and its Meta.
 */
export class PlatformWorld {
	private constructor(
		private readonly simulators: Simulators,
		/** Stored in n8n, with what the user filled in. */
		readonly accounts: ReadonlyArray<{ credential: Credential; input: CredentialInput }>,
	) {}

	static async open(
		{ stage }: Run,
		{ label = 'platform scenarios', more = () => [], conversions = CONVERSIONS }: WorldOptions = {},
	): Promise<PlatformWorld> {
		const simulators = await Simulators.start({
			ports: FREE_PORTS,
			conversions,
			logFile: join(workFolder, `e2e-${label.replaceAll(' ', '-')}.log`),
		});
		const { urls } = simulators;
		const keitaro = trackerAccounts(urls).filter(({ type }) => type === 'keitaroApi');
		const usual = [...keitaro, ...platformAccounts(urls), ...signedInAccounts(urls)];
		const accounts = [];
		for (const input of [...usual, ...more(urls)]) {
			const named = { ...input, name: `${input.name} of the ${label}` };
			accounts.push({ credential: await stage.rest.createCredential(named), input: named });
		}
		return new PlatformWorld(simulators, accounts);
	}

	control(name: SimulatorName): SimulatorControl {
		return new SimulatorControl(this.urls.control, name);
	}

	/** Where the simulators listen, by their names. */
	get urls(): SimulatorUrls {
		return this.simulators.urls;
	}

	get keitaroUrl(): string {
		return this.urls.keitaro;
	}

	get credentials(): Credential[] {
		return this.accounts.map(({ credential }) => credential);
	}

	async close(): Promise<void> {
		await this.simulators.stop();
	}
}
