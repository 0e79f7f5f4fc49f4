import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import type { Params } from '../../../shared/n8n/params';
import type { EndpointName } from '../../../shared/wevion/endpoints';
import type { NameKey } from '../../../shared/wevion/names';
import { rangeFields, readDays } from '../../../shared/n8n/timeWindow';
import { limit, listed, returnAll } from '../common/listing';
import { locator, ofTracker } from '../common/locators';
import { addedText, optionsField } from '../common/options';
import { currencyIn } from '../common/values';
import type { WevionOperation, WevionResource } from '../operation';

interface Breakdown {
	/** As it ends the name: `Get by Offer`. */
	name: string;
	endpoint: EndpointName;
	description: string;
	fields?: INodeProperties[];
	/** What is asked beside the dates. */
	query?: (param: Params) => Partial<Record<NameKey, string>>;
}

const subId: INodeProperties = {
	displayName: 'Sub-ID',
	name: 'subId',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 30 },
	default: 1,
	description:
		'Number of the sub-ID whose values are told apart; most keep the click ID in the first',
};

const BREAKDOWNS: Readonly<Record<string, Breakdown>> = {
	geo: {
		name: 'Geo',
		endpoint: 'breakdownGeo',
		description: 'What each country or region brought',
	},
	landingPage: {
		name: 'Landing Page',
		endpoint: 'breakdownLanding',
		description: 'What each landing page brought',
	},
	offer: {
		name: 'Offer',
		endpoint: 'breakdownOffer',
		description: 'Revenue and conversion rate of each offer',
	},
	subId: {
		name: 'Sub-ID',
		endpoint: 'breakdownSub',
		description: 'What each value of a sub-ID brought',
		fields: [subId],
		query: (param) => ({ subId: String(param.number('subId')) }),
	},
};

const targetCurrency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: '',
	placeholder: 'e.g. EUR',
	description: 'ISO 4217 code of the currency to have amounts in',
};

/** Wevion advises dates for large trackers, but does not say what they are called. */
const UNCERTAIN = notice(
	'notice',
	"Wevion has not published how breakdowns are filtered. Check once that the numbers follow Date Range; if they do not, set dateFrom, dateTo, timeZone or subId under 'Paths and Names' of the credential.",
);

function breakdownBy(breakdown: Breakdown): WevionOperation {
	const { name, endpoint, description, fields = [], query = () => ({}) } = breakdown;
	return {
		name: `Get by ${name}`,
		action: `Get breakdown by ${name === 'Sub-ID' ? 'sub-ID' : name.toLowerCase()}`,
		description,
		fields: [
			locator('configId'),
			...fields,
			...rangeFields('numbers'),
			UNCERTAIN,
			returnAll,
			limit,
			...optionsField(endpoint, targetCurrency),
		],
		async run(call) {
			const { client } = call.api;
			const asked = { ...datesOf(call.param), ...query(call.param), ...currencyOf(call.param) };
			const named = Object.entries(asked).map(
				([key, value]) => [client.name(key as NameKey), value] as const,
			);
			return await listed(call, endpoint, {
				places: ofTracker(call.param),
				query: Object.fromEntries(named) as IDataObject,
				names: ['breakdown', 'breakdowns'],
			});
		},
	};
}

function datesOf(param: Params): Partial<Record<NameKey, string>> {
	const { from, to, timeZone } = readDays(param);
	return { dateFrom: from, dateTo: to, timeZone };
}

function currencyOf(param: Params): Partial<Record<NameKey, string>> {
	const typed = addedText(param, 'options.currency');
	return typed === undefined ? {} : { currency: currencyIn(param, 'options.currency', typed) };
}

export const breakdown: WevionResource = {
	name: 'Breakdown',
	operations: Object.fromEntries(
		Object.entries(BREAKDOWNS).map(([key, one]) => [key, breakdownBy(one)]),
	),
};
