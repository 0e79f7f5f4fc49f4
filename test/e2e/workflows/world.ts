import type { Credential, CredentialInput } from '../../live/rest-types';
import { trackerAccounts } from '../../live/simulated-accounts';
import type { SimulatorUrls } from '../../live/simulators';
import type { SimulatorName } from '../../simulators/all';
import type { SimulatorControl } from '../control';
import { PlatformWorld } from '../platforms/world';
import { SECRETS } from '../postback/place';
import type { Run } from '../run';

/** Few enough that a first sync is one execution, enough that each kind occurs. */
const CONVERSIONS = 5_000;

/** The trackers beside Keitaro; of the two kinds of TG Tracker the one that tells most. */
const moreAccounts = (urls: SimulatorUrls): CredentialInput[] => [
	...trackerAccounts(urls).filter(({ name }) => !['Keitaro', 'TGTrack'].includes(name)),
	SECRETS,
];

/** Every tracker and every platform, for the workflows of `workflows/` alone. */
export class ReadyWorld {
	private readonly more: Credential[] = [];
	private readonly endings: Array<() => Promise<void>> = [];

	private constructor(
		readonly run: Run,
		readonly platforms: PlatformWorld,
	) {}

	static async open(run: Run): Promise<ReadyWorld> {
		const options = { label: 'ready workflows', more: moreAccounts, conversions: CONVERSIONS };
		return new ReadyWorld(run, await PlatformWorld.open(run, options));
	}

	/** One of the simulators, to be ordered about and asked. */
	control(name: SimulatorName): SimulatorControl {
		return this.platforms.control(name);
	}

	get urls(): SimulatorUrls {
		return this.platforms.urls;
	}

	/** All there are; a node takes those of its types, of several the newest. */
	get credentials(): Credential[] {
		return [...this.platforms.credentials, ...this.more];
	}

	/** Saves a credential more, for a service that a workflow brings along. */
	async addCredential(input: CredentialInput): Promise<Credential> {
		const credential = await this.run.stage.rest.createCredential(input);
		this.more.push(credential);
		return credential;
	}

	/** Has something ended with this world, such as a service that a workflow brought along. */
	atEnd(ending: () => Promise<void>): void {
		this.endings.push(ending);
	}

	async close(): Promise<void> {
		for (const ending of this.endings.reverse()) await ending();
		await this.platforms.close();
	}
}
