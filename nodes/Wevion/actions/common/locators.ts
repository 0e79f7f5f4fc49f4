import type { INodeProperties } from 'n8n-workflow';
import { locatorField } from '../../../shared/n8n/locatorField';
import type { Params } from '../../../shared/n8n/params';

interface LocatorSpec {
	displayName: string;
	/** Method of `methods/listSearch` that fills the list. */
	search: string;
	/** As in `Select a tracker…`. */
	one: string;
	/** What is typed in place of choosing. */
	typed: 'ID' | 'Code';
	example: string;
	description: string;
	/** What its list belongs to: a choice from another one is taken back. */
	dependsOn?: string[];
}

const LOCATORS = {
	configId: {
		displayName: 'Tracker',
		search: 'searchTrackers',
		one: 'a tracker',
		typed: 'ID',
		example: '3f6c2a1e',
		description: 'A tracker that is connected to Wevion; its ID is the config ID in Wevion',
	},
	currency: {
		displayName: 'Currency',
		search: 'searchCurrencies',
		one: 'a currency',
		typed: 'Code',
		example: 'EUR',
		description: 'Currency of the value, one of those that Wevion takes in postbacks',
	},
	memberId: {
		displayName: 'Member',
		search: 'searchMembers',
		one: 'a member',
		typed: 'ID',
		example: '8b1d',
		description: 'A member of the workspace; the list has those with access to the tracker',
		dependsOn: ['configId.value'],
	},
	trackerType: {
		displayName: 'Tracker Type',
		search: 'searchTrackerTypes',
		one: 'a type',
		typed: 'ID',
		example: 'keitaro',
		description: 'Which tracker it is; Wevion calls Keitaro keitaro and Binom binom_v2',
	},
} as const satisfies Record<string, LocatorSpec>;

export type LocatorName = keyof typeof LOCATORS;

/** A resource locator: from the account's list, or typed. */
export function locator(
	name: LocatorName,
	changes: Partial<Pick<INodeProperties, 'required' | 'displayOptions' | 'description'>> = {},
): INodeProperties {
	const spec: LocatorSpec = LOCATORS[name];
	const { displayName, search, one, typed, example, description, dependsOn } = spec;
	return {
		displayName,
		name,
		...(dependsOn && { typeOptions: { loadOptionsDependsOn: dependsOn } }),
		required: true,
		description,
		...locatorField({ one, search, typed, example }),
		...changes,
	};
}

/** What was chosen. Throws when nothing was. */
export function chosen(param: Params, name: LocatorName): string {
	const value = param.locator(name);
	if (value !== '') return value;
	throw param.wrong(name, 'is empty', 'Choose one from the list, or type its ID');
}

/** The places that paths of one tracker have. */
export const ofTracker = (param: Params): { configId: string } => ({
	configId: chosen(param, 'configId'),
});
