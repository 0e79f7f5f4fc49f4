import { BinomApi } from '../../../../../credentials/BinomApi.credentials';
import type { AccountSettings } from '../../../../../nodes/shared/trackers/module';
import { binom } from '../../../../../nodes/shared/trackers/binom';
import type { Tracker } from '../../../../../nodes/shared/trackers/tracker';
import type { BinomSimulator } from '../../../../simulators/binom';
import { Probe } from '../probe';

/** The simulated tracker as a user of n8n has set it up. `memory` is what was learnt about it before. */
export function binomProbe(
	simulator: BinomSimulator,
	chosen: Partial<AccountSettings> = {},
	data: Record<string, string> = {},
	memory: object = {},
): Probe<Required<Tracker>> {
	const credential = {
		url: simulator.url,
		apiKey: simulator.apiKey,
		currency: 'USD',
		clickUrl: '',
		ignoreSslIssues: false,
		...data,
	};
	const learnt = {
		...binom,
		connect: (...[link, settings]: Parameters<typeof binom.connect>) =>
			binom.connect(link, settings, memory),
	};
	return new Probe(learnt, new BinomApi(), credential, chosen);
}
