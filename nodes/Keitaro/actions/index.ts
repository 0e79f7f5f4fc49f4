import { affiliateNetwork } from './affiliateNetwork';
import { botList } from './botList';
import { breakdown } from './breakdown';
import { campaign } from './campaign';
import { click } from './click';
import { conversion } from './conversion';
import { cost } from './cost';
import { domain } from './domain';
import { flow } from './flow';
import { flowFilter } from './flowFilter';
import { group } from './group';
import { integration } from './integration';
import { label } from './label';
import { landingPage } from './landingPage';
import { log } from './log';
import { offer } from './offer';
import type { KeitaroRegistry } from './operation';
import { postback } from './postback';
import { report } from './report';
import { settings } from './settings';
import { trafficSource } from './trafficSource';
import { user } from './user';

/** Everything the node can do; the panel, the docs and the tests walk it. */
export const registry: KeitaroRegistry = {
	affiliateNetwork,
	botList,
	breakdown,
	campaign,
	click,
	conversion,
	cost,
	domain,
	flow,
	flowFilter,
	group,
	integration,
	label,
	landingPage,
	log,
	offer,
	postback,
	report,
	settings,
	trafficSource,
	user,
};
