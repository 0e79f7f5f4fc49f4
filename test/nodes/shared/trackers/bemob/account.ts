import { BemobApi } from '../../../../../credentials/BemobApi.credentials';
import { bemob, type BemobTracker } from '../../../../../nodes/shared/trackers/bemob';
import { BEMOB_KEYS, type BemobSimulator } from '../../../../simulators/bemob';
import { CURRENCY } from '../../../../simulators/generator';
import { Probe } from '../probe';

/** The simulated account as a user of n8n has set it up. */
export function bemobProbe(
	simulator: BemobSimulator,
	data: Record<string, string> = {},
): Probe<BemobTracker> {
	const credential = {
		...BEMOB_KEYS,
		accountName: 'agency',
		apiUrl: `${simulator.url}/v1`,
		...data,
	};
	return new Probe(bemob, new BemobApi(), credential, { currency: CURRENCY });
}
