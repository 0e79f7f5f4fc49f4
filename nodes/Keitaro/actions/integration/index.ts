import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { catalogueOf } from '../common/catalogue';
import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { oneOf } from '../common/listing';
import { locator } from '../common/locators';
import { shown, wantsSecrets } from '../common/output';
import { includeSecrets } from '../common/secrets';
import { deleteOf } from '../common/steps';
import { amount, choice, flag, text, within } from '../common/writing';
import type { KeitaroOperation, KeitaroResource } from '../operation';

const entity: Entity = {
	one: 'an ad account integration',
	many: 'ad account integrations',
	path: '/integrations/facebook',
	id: 'integrationId',
	hasSecrets: true,
	simple: ['id', 'integration', 'name', 'ad_account_id', 'proxy_enabled', 'last_error'],
	required: [
		text('name', 'Name', 'What the integration is called in the panel', { required: true }),
		text('adAccountId', 'Ad Account ID', 'ID of the Facebook ad account whose costs to load', {
			required: true,
			placeholder: 'e.g. 1234567890',
		}),
		text('token', 'Access Token', 'Access token of the ad account', {
			required: true,
			typeOptions: { password: true },
		}),
	],
	optional: [
		flag('proxyEnabled', 'Use a Proxy', 'Whether the tracker calls the ad account by a proxy'),
		...within('proxy', [
			text('proxyAddress', 'Proxy Address', 'Host name or IP of the proxy', { key: 'address' }),
			text('proxyLogin', 'Proxy Login', 'Name to sign in at the proxy with', { key: 'login' }),
			text(
				'proxyPassword',
				'Proxy Password',
				'What the proxy asks for beside the login, if anything',
				{
					key: 'password',
					typeOptions: { password: true },
				},
			),
			amount(
				'proxyPort',
				'Proxy Port',
				'Number of the port at which the proxy listens, often 8080',
				{
					key: 'port',
					default: 8080,
					typeOptions: { minValue: 1, maxValue: 65_535 },
				},
			),
			choice(
				'proxyProtocol',
				'Proxy Protocol',
				'What the proxy speaks',
				{ http: 'HTTP', https: 'HTTPS', socks5: 'SOCKS5' },
				{ key: 'protocol' },
			),
		]),
	],
};

const bound = [
	locator('integrationId', 'The integration to work with, by its name in the list or by its ID'),
	locator('campaignId', 'The campaign whose costs the integration loads'),
];

/** Binding and its opposite; the second is a DELETE with a body (keitaro-api §2.1). */
const bindBy = (
	method: 'post' | 'delete',
	{ name, action, description }: Pick<KeitaroOperation, 'name' | 'action' | 'description'>,
): KeitaroOperation => ({
	name,
	action,
	description,
	fields: bound,
	async run({ api, param }) {
		const id = param.id('integrationId');
		const campaignId = param.id('campaignId');
		await api[method](`${entity.path}/${id}/campaign`, { campaign_id: campaignId });
		return { integrationId: id, campaignId, bound: method === 'post' };
	},
});

interface Setting {
	path: string;
	/** Parameter of the API; the value travels in the address (keitaro-api §2.1). */
	key: string;
	title: string;
	property: INodeProperties;
}

const AV_SCAN: Setting = {
	path: '/integrations/avscan',
	key: 'avscan_key',
	title: 'AV Scan Key',
	property: {
		displayName: 'AV Scan Key',
		name: 'avscanKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'Key of the service that checks domains and pages for malware warnings',
	},
};

const IMKLO: Setting = {
	path: '/integrations/imklo',
	key: 'imklo_api_url',
	title: 'IMKLO URL',
	property: {
		displayName: 'IMKLO API URL',
		name: 'imkloApiUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://imklo.example.com/api',
		description: 'Address of the service that recognises bots',
	},
};

const readSetting = ({ path, title }: Setting): KeitaroOperation => ({
	name: `Get ${title}`,
	action: `Get the ${spoken(title)}`,
	description: `Read the ${spoken(title)} that is set in the tracker`,
	fields: [includeSecrets],
	async run({ api, param }) {
		return shown(oneOf(await api.get(path)), wantsSecrets(param));
	},
});

const writeSetting = ({ path, key, title, property }: Setting): KeitaroOperation => ({
	name: `Set ${title}`,
	action: `Set the ${spoken(title)}`,
	description: `Put another ${spoken(title)} in the place of the one set in the tracker`,
	fields: [property],
	async run({ api, param }) {
		const value = param.text(property.name);
		if (value === '') throw param.wrong(property.name, 'is empty');
		const answer = await api.put(path, undefined, { [key]: value });
		return shown(oneOf(answer ?? { [key]: value }) as IDataObject);
	},
});

/** As in a sentence: capitals stay, other words lose theirs. */
function spoken(title: string): string {
	return title.replace(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase());
}

export const integration: KeitaroResource = {
	name: 'Integration',
	operations: {
		addCampaign: bindBy('post', {
			name: 'Add Campaign',
			action: 'Add a campaign to an ad account integration',
			description: 'Let an ad account integration load the costs of a campaign',
		}),
		create: createOf(entity),
		delete: deleteOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		getAvScan: readSetting(AV_SCAN),
		getCampaigns: catalogueOf({
			name: 'Get Many Campaigns',
			action: 'Get many campaigns of an ad account integration',
			description: 'List the campaigns whose costs an integration loads',
			path: ({ param }) => `${entity.path}/${param.id('integrationId')}/campaign`,
			fields: [locator('integrationId', 'The integration whose campaigns to list')],
		}),
		getImklo: readSetting(IMKLO),
		removeCampaign: bindBy('delete', {
			name: 'Remove Campaign',
			action: 'Remove a campaign from an ad account integration',
			description: 'Stop an ad account integration from loading the costs of a campaign',
		}),
		setAvScan: writeSetting(AV_SCAN),
		setImklo: writeSetting(IMKLO),
		update: updateOf(entity),
	},
};
