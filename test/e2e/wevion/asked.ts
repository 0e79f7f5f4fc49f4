import type { INodeParameters } from 'n8n-workflow';
import { TRACKER_KEY } from '../../simulators/wevion';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const TRACKER = { configId: byId('trk-1') };
const LAST_MONTH = { ...TRACKER, dateRange: 'last30Days', returnAll: true };
const CONNECTION = {
	...{ trackerType: byId('keitaro'), trackerUrl: 'https://tracker.example.com' },
	...{ signIn: 'apiKey', trackerApiKey: TRACKER_KEY },
};

/** A use of every operation by `resource.operation`, in an order in which each finds what it needs. */
export const ASKED = {
	'tracker.getTypes': { returnAll: true },
	'tracker.testConnection': { ...CONNECTION, save: false },
	'tracker.create': { name: 'Made on n8n', ...CONNECTION },
	'tracker.getAll': { returnAll: true },
	'tracker.update': { ...TRACKER, updateFields: { name: 'Renamed on n8n' } },
	'tracker.getUsers': { ...TRACKER, returnAll: true },
	'tracker.updateAccess': { ...TRACKER, memberId: byId('member-2'), trackerUsers: ['3'] },
	'tracker.getAccess': TRACKER,
	'tracker.deleteAccess': { ...TRACKER, memberId: byId('member-2'), confirm: true },
	'mapping.setUp': { ...TRACKER, returnAll: true },
	'mapping.detect': { ...TRACKER, returnAll: true },
	'mapping.update': {
		...{ ...TRACKER, mode: 'merge', given: 'fields' },
		mappings: { items: [{ trackerCampaignId: '104', campaignId: 'ad-4' }] },
	},
	'mapping.getAll': { ...TRACKER, returnAll: true },
	'mappingRule.create': {
		...{ ...TRACKER, given: 'fields', kind: 'campaignName', value: 'Summer_*', campaignId: 'ad-2' },
	},
	'mappingRule.getAll': { ...TRACKER, returnAll: true },
	'breakdown.subId': { ...LAST_MONTH, subId: 2 },
	'breakdown.landingPage': LAST_MONTH,
	'breakdown.offer': LAST_MONTH,
	'breakdown.geo': LAST_MONTH,
	'postback.getConfig': { tracker: 'keitaro' },
	'postback.getCurrencies': { returnAll: true },
	'postback.sendConversion': {
		...{ event: 'Purchase', clickId: 'click-1', value: '12.50', currency: byId('eur') },
		...{ sendAs: 'get', urlTemplate: '' },
	},
	'api.call': { method: 'GET', path: '/api/v1/notifications', split: true },
} as const satisfies Record<string, INodeParameters>;
