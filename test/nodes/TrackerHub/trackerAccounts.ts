import type { IDataObject } from 'n8n-workflow';
import { BemobApi } from '../../../credentials/BemobApi.credentials';
import { BinomApi } from '../../../credentials/BinomApi.credentials';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { RedtrackApi } from '../../../credentials/RedtrackApi.credentials';
import { TgTrackerApi } from '../../../credentials/TgTrackerApi.credentials';
import { VoluumApi } from '../../../credentials/VoluumApi.credentials';
import type { TrackerName } from '../../../nodes/shared/conversion/conversion';
import type { Credentials } from '../../harness';
import type { Simulator } from '../../simulators/base';
import { BEMOB_KEYS, BemobSimulator } from '../../simulators/bemob';
import { BinomSimulator } from '../../simulators/binom';
import { KeitaroSimulator } from '../../simulators/keitaro';
import { RedtrackSimulator } from '../../simulators/redtrack';
import { BearerSimulator } from '../../simulators/tgTracker';
import { VOLUUM_LOGIN, VoluumSimulator } from '../../simulators/voluum';

/** An account of a tracker in a simulator, and how a user has set it up. */
export interface TrackerAccount {
	simulator: Simulator;
	/** To be called once the simulator has started. */
	credentials: () => Credentials;
	/** Id of a click that is there to be converted. */
	clickId: string;
}

const options = { conversions: 60, days: 20 };
const named = { accountName: 'agency', currency: 'USD' };

const entry = (instance: Credentials[string]['instance'], data: IDataObject) =>
	({ instance, data }) as Credentials[string];

/** Accounts of all trackers with the same seeded truth behind them. */
export const ACCOUNTS: Readonly<Partial<Record<TrackerName, () => TrackerAccount>>> = {
	bemob: () => {
		const simulator = new BemobSimulator(options);
		const data = () => ({
			...{ ...BEMOB_KEYS, authentication: 'keyPair', apiUrl: `${simulator.url}/v1`, ...named },
		});
		return {
			simulator,
			credentials: () => ({ bemobApi: entry(new BemobApi(), data()) }),
			clickId: 'none',
		};
	},
	binom: () => {
		const simulator = new BinomSimulator(options);
		const data = () => ({ url: simulator.url, apiKey: simulator.apiKey, ...named });
		return {
			simulator,
			credentials: () => ({ binomApi: entry(new BinomApi(), data()) }),
			clickId: simulator.account.truth.click(0).id,
		};
	},
	keitaro: () => {
		const simulator = new KeitaroSimulator(options);
		const { apiKey, postbackKey } = simulator;
		const data = () => ({
			...{ url: simulator.url, apiKey, currency: 'USD' },
			postbackUrl: `${simulator.url}/${postbackKey}/postback`,
		});
		return {
			simulator,
			credentials: () => ({ keitaroApi: entry(new KeitaroApi(), data()) }),
			clickId: simulator.account.truth.click(0).id,
		};
	},
	redtrack: () => {
		const simulator = new RedtrackSimulator(options);
		const { apiKey } = simulator;
		const data = () => ({ apiKey, apiUrl: simulator.url, timeZone: 'UTC', ...named });
		return {
			simulator,
			credentials: () => ({ redtrackApi: entry(new RedtrackApi(), data()) }),
			clickId: simulator.account.truth.click(0).id,
		};
	},
	tgTracker: () => {
		const simulator = new BearerSimulator(options);
		const data = () => ({
			...{ product: 'bearer', url: simulator.api, token: 'tg-test-token', ...named },
		});
		return {
			simulator,
			credentials: () => ({ tgTrackerApi: entry(new TgTrackerApi(), data()) }),
			clickId: 'none',
		};
	},
	// A new execution signs in anew here, which adds up faster than Voluum allows.
	voluum: () => {
		const simulator = new VoluumSimulator({ ...options, requestsPerSecond: 1_000 });
		const data = () => ({ ...VOLUUM_LOGIN, apiUrl: simulator.url, ...named });
		return {
			simulator,
			credentials: () => ({ voluumApi: entry(new VoluumApi(), data()) }),
			clickId: simulator.account.truth.click(0).id,
		};
	},
};
