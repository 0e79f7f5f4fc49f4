import { breakdown } from './breakdown';
import { click } from './click';
import { connection } from './connection';
import { conversion } from './conversion';
import { entityResource } from './entities';
import type { HubRegistry } from './operation';
import { postbackUrl } from './postbackUrl';

/** Everything the node can do, whichever tracker is chosen; the panel, the docs and the tests walk it. */
export const registry: HubRegistry = {
	affiliateNetwork: entityResource('affiliateNetwork'),
	breakdown,
	campaign: entityResource('campaign'),
	click,
	connection,
	conversion,
	flow: entityResource('flow'),
	landingPage: entityResource('landingPage'),
	offer: entityResource('offer'),
	postbackUrl,
	trafficSource: entityResource('trafficSource'),
};
