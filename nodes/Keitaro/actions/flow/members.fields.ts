import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { rowsField } from '../../../shared/n8n/fields';
import { locator, type LocatorName } from '../common/locators';
import { field, type WriteField } from '../common/writing';
import { replaced, type MemberKey } from './members';

export const share: INodeProperties = {
	displayName: 'Share',
	name: 'share',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 100,
	description: 'Part of the clicks relative to the others of the flow, usually in percent',
};

export const memberState: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Disabled', value: 'disabled' },
	],
	default: 'active',
	description: 'Whether it gets clicks',
};

interface MemberSpec {
	displayName: string;
	key: MemberKey;
	/** Field of a flow that holds the list. */
	list: 'landings' | 'offers';
	id: LocatorName;
	one: string;
}

export const LANDINGS: MemberSpec = {
	displayName: 'Landing Pages',
	key: 'landing_id',
	list: 'landings',
	id: 'landingPageId',
	one: 'landing page',
};

export const OFFERS: MemberSpec = {
	displayName: 'Offers',
	key: 'offer_id',
	list: 'offers',
	id: 'offerId',
	one: 'offer',
};

function members({ displayName, key, list, id, one }: MemberSpec): WriteField {
	const title = displayName.replace(/s$/, '');
	return field(
		rowsField(
			{
				displayName,
				name: list,
				description: `All ${one}s that clicks are shared among. An update switches off those not listed.`,
			},
			title,
			[locator(id, `The ${one} to send clicks to`), share, memberState],
		),
		{
			key: list,
			to: (value, param, where) => {
				const { items = [] } = value as { items?: IDataObject[] };
				return items.map((item, index) => ({
					[key]: param.id(`${where}.items[${index}].${id}`),
					share: item.share ?? share.default,
					state: item.state ?? memberState.default,
				})) as IDataObject[];
			},
			merge: (given, now) => replaced(given, now, key),
		},
	);
}

export const landings = members(LANDINGS);
export const offers = members(OFFERS);
export type { MemberSpec };
