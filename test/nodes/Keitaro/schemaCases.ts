import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from './rows/row';

/** How an operation is brought to put something out by the simulated tracker. */
export interface SchemaCase {
	parameters?: INodeParameters;
	/** Run first, on the same tracker. */
	before?: Array<[operation: string, parameters: INodeParameters]>;
	/** Parameters that come from what the last of those put out. */
	from?: (item: IDataObject) => INodeParameters;
}

const name = { name: 'New' };
const rename = { updateFields: { name: 'Renamed' } };
const url = 'https://example.com/?id={subid}';

/** Those that need more than an id; every other one of the simulator is run with the defaults. */
export const SIMULATED: Readonly<Record<string, SchemaCase>> = {
	'affiliateNetwork.create': { parameters: name },
	'affiliateNetwork.update': { parameters: rename },
	'campaign.create': { parameters: { ...name, alias: 'new' } },
	'campaign.update': { parameters: rename },
	'click.get': { before: [['click.getAll', {}]], from: ({ sub_id }) => ({ clickId: `${sub_id}` }) },
	'conversion.get': {
		before: [['conversion.getAll', {}]],
		from: ({ id }) => ({ findBy: 'conversionId', conversionId: `${id}` }),
	},
	'domain.create': { parameters: { name: 'new.example.com' } },
	'domain.update': { parameters: { updateFields: { notes: 'New' } } },
	'flow.create': { parameters: { ...name, actionType: 'http' } },
	'flow.search': { parameters: { query: 'landings' } },
	'flow.getArchived': { before: [['flow.archive', { flowId: byId(1) }]] },
	'flow.update': { parameters: rename },
	'group.create': { parameters: { ...name, type: 'offers' } },
	'group.delete': { parameters: { confirm: true } },
	'group.update': { parameters: rename },
	'landingPage.create': { parameters: name },
	'landingPage.update': { parameters: rename },
	'offer.create': { parameters: name },
	'offer.update': { parameters: rename },
	'postback.create': { parameters: { url } },
	'postback.get': {
		before: [['postback.create', { campaignId: byId(1), url }]],
		from: ({ id }) => ({ postbackId: `${id}` }),
	},
	'postback.getAll': { before: [['postback.create', { campaignId: byId(1), url }]] },
	'postback.update': {
		before: [['postback.create', { campaignId: byId(1), url }]],
		from: ({ id }) => ({ postbackId: `${id}`, updateFields: { method: 'POST' } }),
	},
	'trafficSource.create': { parameters: name },
	'trafficSource.update': { parameters: rename },
};

/** Whole resources and single operations the simulator does not have: their rows in `rows/` stand in. */
export const FROM_ROWS: readonly string[] = [
	'botList',
	'click.clean',
	'click.create',
	'conversion.create',
	'conversion.reject',
	'conversion.updateStatus',
	'cost',
	'domain.check',
	'flowFilter',
	'integration',
	'label',
	'landingPage.addFile',
	'landingPage.download',
	'landingPage.getFile',
	'landingPage.getStructure',
	'landingPage.removeFile',
	'landingPage.updateFile',
	'log',
	'offer.addFile',
	'offer.download',
	'offer.getFile',
	'offer.getStructure',
	'offer.removeFile',
	'offer.updateFile',
	'postback.delete',
	'postback.send',
	'postback.test',
	'user.create',
	'user.delete',
	'user.setAccess',
	'user.update',
];
