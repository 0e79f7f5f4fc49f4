import type { INodeProperties } from 'n8n-workflow';
import { locatorField } from '../../../shared/n8n/locatorField';

interface LocatorSpec {
	displayName: string;
	/** Method of `methods/listSearch` that fills the list. */
	search: string;
	/** As in `Select an offer…`. */
	one: string;
	/** Part of the panel's address that stands before the id; none where the panel has no such page. */
	page?: string;
	/** The list is only asked for once something was typed. */
	typeFirst?: boolean;
}

/** Everything that is chosen by its id. */
export const LOCATORS = {
	affiliateNetworkId: {
		displayName: 'Affiliate Network',
		search: 'searchAffiliateNetworks',
		one: 'an affiliate network',
		page: 'affiliate_networks',
	},
	campaignId: {
		displayName: 'Campaign',
		search: 'searchCampaigns',
		one: 'a campaign',
		page: 'campaigns',
	},
	domainId: { displayName: 'Domain', search: 'searchDomains', one: 'a domain', page: 'domains' },
	flowId: {
		displayName: 'Flow',
		search: 'searchFlows',
		one: 'a flow',
		page: 'streams',
		typeFirst: true,
	},
	groupId: { displayName: 'Group', search: 'searchGroups', one: 'a group' },
	integrationId: {
		displayName: 'Integration',
		search: 'searchIntegrations',
		one: 'an integration',
	},
	landingPageId: {
		displayName: 'Landing Page',
		search: 'searchLandingPages',
		one: 'a landing page',
		page: 'landings',
	},
	offerId: { displayName: 'Offer', search: 'searchOffers', one: 'an offer', page: 'offers' },
	trafficSourceId: {
		displayName: 'Traffic Source',
		search: 'searchTrafficSources',
		one: 'a traffic source',
		page: 'traffic_sources',
	},
	userId: { displayName: 'User', search: 'searchUsers', one: 'a user', page: 'users' },
} as const satisfies Record<string, LocatorSpec>;

export type LocatorName = keyof typeof LOCATORS;

type Changes = Partial<
	Pick<INodeProperties, 'name' | 'displayName' | 'required' | 'displayOptions'>
> & { search?: string };

/** A resource locator: from a searchable list, by the address of its page in the panel, by id. */
export function locator(
	kind: LocatorName,
	description: string,
	{ search, ...changes }: Changes = {},
): INodeProperties {
	const spec: LocatorSpec = LOCATORS[kind];
	const { page } = spec;
	return {
		displayName: spec.displayName,
		name: kind,
		required: true,
		description,
		...locatorField({
			one: spec.one,
			search: search ?? spec.search,
			example: '12',
			listMore: spec.typeFirst ? { searchFilterRequired: true } : {},
			others: byAddress(page).modes,
			typedMore: {
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\d+$', errorMessage: 'An ID is a whole number' },
					},
				],
			},
		}),
		...changes,
	};
}

/** Panels of all versions have the id right after the name of the list, with or without a `#!` route. */
const pageUrl = (page: string): string => `^https?://.+/${page}/(\\d+)(?:[/?#].*)?$`;

/** Where the panel has a page for it. */
const byAddress = (page: string | undefined): Pick<INodeProperties, 'modes'> =>
	page === undefined
		? {}
		: {
				modes: [
					{
						displayName: 'By URL',
						name: 'url',
						type: 'string',
						placeholder: `e.g. https://tracker.example.com/admin/#!/${page}/12`,
						extractValue: { type: 'regex', regex: pageUrl(page) },
						validation: [
							{
								type: 'regex',
								properties: {
									regex: pageUrl(page),
									errorMessage: `Not the address of a page under ${page} in the panel`,
								},
							},
						],
					},
				],
			};
