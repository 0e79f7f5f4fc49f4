import { VoluumApi } from '../../../../../credentials/VoluumApi.credentials';
import { voluum, type VoluumTracker } from '../../../../../nodes/shared/trackers/voluum';
import type { AccountSettings } from '../../../../../nodes/shared/trackers/module';
import { VOLUUM_LOGIN, type VoluumSimulator } from '../../../../simulators/voluum';
import { Probe } from '../probe';

/** The simulated account as a user of n8n has set it up. */
export function voluumProbe(
	simulator: VoluumSimulator,
	chosen: Partial<AccountSettings> = {},
	data: Record<string, string> = {},
): Probe<VoluumTracker> {
	const credential = { ...VOLUUM_LOGIN, accountName: 'agency', apiUrl: simulator.url, ...data };
	return new Probe(voluum, new VoluumApi(), credential, chosen);
}
