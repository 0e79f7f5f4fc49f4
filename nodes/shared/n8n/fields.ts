import type { INodeProperties } from 'n8n-workflow';

/** Fields that several nodes have, in the same words. */

/** Something to know before the node is run. */
export const notice = (
	name: string,
	displayName: string,
	show?: NonNullable<INodeProperties['displayOptions']>['show'],
): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	...(show && { displayOptions: { show } }),
});

/** The switch without which an operation that takes something away does nothing. */
export const confirmField = (description: string): INodeProperties => ({
	displayName: 'Confirm',
	name: 'confirm',
	type: 'boolean',
	default: false,
	description,
});

/** For answers of one service, in its own words. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** For conversions, which other nodes of ours read on. */
export const simplifyConversions: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description:
		'Whether to return a few flat fields of each conversion instead of all. Forward Conversions needs them all.',
};

/** `each` names what comes out. */
export const includeRawIn = (each: 'item' | 'result'): INodeProperties => ({
	displayName: 'Include Raw',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: `Whether to add the tracker's own row to each ${each}, as field raw`,
});

/** A place among the methods that load lists, and what the list depends on. */
type Source = Pick<
	NonNullable<INodeProperties['typeOptions']>,
	'loadOptionsMethod' | 'loadOptionsDependsOn'
>;

/** Several of an account's things, from its list or by their IDs. */
export const namesOrIds = (
	one: string,
	name: string,
	typeOptions: Source,
	what: string,
	more: Pick<INodeProperties, 'displayOptions' | 'required'> = {},
): INodeProperties => ({
	displayName: `${one} Names or IDs`,
	name,
	type: 'multiOptions',
	typeOptions,
	default: [],
	...more,
	description: `${what}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
});

/** Rows that are added one at a time and read as `items`; `one` is what a row holds. */
export const rowsField = (
	shown: Pick<INodeProperties, 'displayName' | 'name' | 'displayOptions' | 'description'>,
	one: string,
	values: readonly INodeProperties[],
	isSortable = false,
): INodeProperties => ({
	...shown,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, ...(isSortable && { sortable: true }) },
	placeholder: `Add ${one}`,
	default: {},
	options: [{ displayName: one, name: 'items', values: [...values] }],
});
