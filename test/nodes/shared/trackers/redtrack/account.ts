import { RedtrackApi } from '../../../../../credentials/RedtrackApi.credentials';
import type { AccountSettings } from '../../../../../nodes/shared/trackers/module';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import type { Tracker } from '../../../../../nodes/shared/trackers/tracker';
import type { RedtrackSimulator } from '../../../../simulators/redtrack';
import { Probe } from '../probe';

/** The simulated account as a user of n8n has set it up. */
export function redtrackProbe(
	simulator: RedtrackSimulator,
	chosen: Partial<AccountSettings> = {},
	data: Record<string, string> = {},
): Probe<Required<Tracker>> {
	const credential = {
		apiKey: simulator.apiKey,
		accountName: 'agency',
		timeZone: 'UTC',
		currency: 'USD',
		apiUrl: simulator.url,
		...data,
	};
	return new Probe(redtrack, new RedtrackApi(), credential, chosen);
}
