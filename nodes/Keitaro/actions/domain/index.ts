import { archivedOf, createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { ARCHIVE_STATES, link, notes, state } from '../common/shared.fields';
import { stepsOf } from '../common/steps';
import { flag, text } from '../common/writing';
import type { KeitaroResource } from '../operation';

const name = text('name', 'Domain', 'The host name, pointed at the server of the tracker', {
	required: true,
	placeholder: 'e.g. go.example.com',
});
// Required on create by the specification, which forgets to define it (keitaro-api §2.1).
const isSsl = flag('isSsl', 'HTTPS', 'Whether to get a certificate and serve the domain by HTTPS', {
	default: true,
});
const both = [
	flag('adminDashboard', 'Open Panel', 'Whether the panel can be opened on this domain'),
	flag(
		'catchNotFound',
		'Catch Not Found',
		'Whether unknown addresses go to the default campaign instead of a 404 page',
	),
	flag('cloudflareProxy', 'Behind Cloudflare', 'Whether Cloudflare stands in front of the domain'),
	link('campaignId', 'What opens on the bare domain', {
		key: 'default_campaign_id',
		name: 'defaultCampaignId',
		label: 'Default Campaign',
	}),
	link('groupId', 'The group of domains to put it in', { search: 'searchDomainGroups' }),
	notes,
];
const entity: Entity = {
	one: 'a domain',
	many: 'domains',
	path: '/domains',
	id: 'domainId',
	simple: [
		'id',
		'name',
		'state',
		'is_ssl',
		'network_status',
		'ssl_status',
		'default_campaign_id',
		'campaigns_count',
		'notes',
		'created_at',
	],
	required: [name, isSsl],
	optional: [
		...both,
		flag('allowIndexing', 'Allow Indexing', 'Whether search engines may list the domain', {
			default: true,
		}),
		flag('sslRedirect', 'Redirect to HTTPS', 'Whether to send HTTP visitors to HTTPS'),
		flag('wildcard', 'Include Subdomains', 'Whether to take all subdomains too; deprecated'),
	],
};
const changes: Entity = { ...entity, optional: [...both, state('domain', ARCHIVE_STATES)] };

export const domain: KeitaroResource = {
	name: 'Domain',
	operations: {
		...stepsOf(entity, 'archive', 'check', 'restore'),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		getArchived: archivedOf(entity),
		update: updateOf(changes),
	},
};
