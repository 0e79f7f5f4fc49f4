/**
 * Names of parameters and fields in requests. Wevion's public pages name none but those of the postback
 * template: the others are the most likely ones, in the style of what is to be seen, and each can be
 * renamed in the credential.
 */
export const NAMES = {
	trackerType: 'type',
	trackerName: 'name',
	trackerUrl: 'url',
	trackerApiKey: 'apiKey',
	trackerEmail: 'email',
	trackerPassword: 'password',

	memberId: 'memberId',
	accessUsers: 'trackerUserIds',

	/** What the list of mappings is called in a request; blank sends the bare list. */
	mappingList: 'mappings',
	mappingTrackerCampaign: 'trackerCampaignId',
	mappingCampaign: 'campaignId',

	ruleField: 'field',
	ruleOperator: 'operator',
	ruleValue: 'value',
	ruleCampaign: 'campaignId',

	dateFrom: 'date_from',
	dateTo: 'date_to',
	timeZone: 'timezone',
	subId: 'sub',
	// "Every analytics endpoint accepts target_currency" (Exchange rates, May 2026).
	currency: 'target_currency',
	cursor: 'cursor',
	page: 'page',
} as const satisfies Record<string, string>;

export type NameKey = keyof typeof NAMES;
