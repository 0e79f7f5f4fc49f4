import { archive, payload, TYPES, withArchive } from '../common/content.fields';
import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { filesOf } from '../common/files.operations';
import { ARCHIVE_STATES, link, name, notes, state } from '../common/shared.fields';
import { stepOf } from '../common/steps';
import { amount, choice, flag, text, type WriteField } from '../common/writing';
import type { KeitaroResource } from '../operation';

const countries = (value: unknown): string[] =>
	String(value)
		.split(/[\s,]+/)
		.filter(Boolean)
		.map((code) => code.toUpperCase());

const optional: readonly WriteField[] = [
	payload('offer'),
	text('actionType', 'Action Type', 'What happens on the way to the offer', {
		placeholder: 'e.g. http, local_file, curl, show_html',
	}),
	link('affiliateNetworkId', 'The network that pays for the offer'),
	link('offerId', 'Where clicks go once the daily cap is reached', {
		key: 'alternative_offer_id',
		name: 'alternativeOfferId',
		label: 'Alternative Offer',
	}),
	archive,
	flag('conversionCapEnabled', 'Daily Cap', 'Whether to limit the conversions of a day'),
	text('conversionTimezone', 'Cap Time Zone', 'IANA name of the zone in which the day starts', {
		placeholder: 'e.g. Europe/Berlin',
	}),
	text('country', 'Countries', 'Countries the offer is for, as ISO codes separated by commas', {
		placeholder: 'e.g. DE, AT',
		to: countries,
	}),
	amount('dailyCap', 'Daily Cap Size', 'Most conversions of a day', {
		typeOptions: { minValue: 0 },
	}),
	link('groupId', 'The group of offers to put it in', { search: 'searchOfferGroups' }),
	notes,
	choice('offerType', 'Offer Type', 'Where the offer lives', TYPES, { default: 'external' }),
	flag('payoutAuto', 'Payout From Postback', 'Whether the payout is what the postback says', {
		default: true,
	}),
	text('payoutCurrency', 'Payout Currency', 'ISO 4217 code of the payout', {
		placeholder: 'e.g. USD',
	}),
	choice('payoutType', 'Payout Model', 'What is paid for', {
		CPA: 'CPA (per Conversion)',
		CPC: 'CPC (per Click)',
	}),
	flag('payoutUpsell', 'Allow Upsells', 'Whether a click may bring several sales'),
	amount('payoutValue', 'Payout', 'What one conversion or click brings'),
	state('offer', ARCHIVE_STATES),
];

const entity: Entity = {
	one: 'an offer',
	many: 'offers',
	path: '/offers',
	id: 'offerId',
	simple: [
		'id',
		'name',
		'state',
		'group_id',
		'affiliate_network_id',
		'affiliate_network',
		'country',
		'payout_value',
		'payout_currency',
		'action_payload',
	],
	required: [name('offer')],
	optional,
	complete: withArchive,
};

export const offer: KeitaroResource = {
	name: 'Offer',
	operations: {
		...filesOf(entity),
		// Only offers have their own path for it; plain DELETE answers 404 (keitaro-api §2.2).
		archive: stepOf(entity, 'archive', { suffix: '/archive' }),
		clone: stepOf(entity, 'clone'),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		update: updateOf(entity),
	},
};
