import { breakdown } from './breakdown';
import { click } from './click';
import { connection } from './connection';
import { conversion } from './conversion';
import { entityResource } from './entities';
import { mapping } from './mapping';
import type { HubPanel, HubRegistry, WholeRegistry } from './operation';
import { postbackUrl } from './postbackUrl';

/** What is asked of a tracker item by item, whichever is chosen; the docs and the tests walk it. */
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

/** What takes all items together. */
export const wholeRegistry: WholeRegistry = { mapping };

/** Everything the node can do, as the panel shows it. */
export const everything: HubPanel = { ...registry, ...wholeRegistry };
