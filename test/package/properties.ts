import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** One parameter of a panel, and where it stands. */
export interface Located {
	property: INodeProperties;
	/** Names from the panel down to the parameter, `options.filters.campaign`. */
	where: string;
	/** The parameters of the same level, itself included. */
	siblings: INodeProperties[];
	/** The parameters of the panel itself. */
	top: INodeProperties[];
	/** The collections it stands in, the outermost first. */
	inside: Located[];
}

/** A rule answers with what is wrong, a sentence each, or with nothing. */
export type PropertyRule = (located: Located) => string[];

type OptionEntry = NonNullable<INodeProperties['options']>[number];

const isGroup = (entry: OptionEntry): entry is INodePropertyCollection => 'values' in entry;
const isProperty = (entry: OptionEntry): entry is INodeProperties => 'type' in entry;
const isChoice = (entry: OptionEntry): entry is INodePropertyOptions => 'value' in entry;

/** The entries of a dropdown that stand in the description; empty when they are loaded. */
export const choicesOf = (property: INodeProperties): INodePropertyOptions[] =>
	property.type === 'options' || property.type === 'multiOptions'
		? (property.options ?? []).filter(isChoice)
		: [];

/** The named groups of a fixed collection. */
export const groupsOf = (property: INodeProperties): INodePropertyCollection[] =>
	(property.options ?? []).filter(isGroup);

/** The parameters that can be added to a collection. */
export const membersOf = (property: INodeProperties): INodeProperties[] =>
	property.type === 'collection' ? (property.options ?? []).filter(isProperty) : [];

/** Every parameter of a panel, those inside collections too. */
export function walk(
	siblings: INodeProperties[],
	top: INodeProperties[] = siblings,
	path: string[] = [],
	inside: Located[] = [],
): Located[] {
	return siblings.flatMap((property) => {
		const here = [...path, property.name];
		const located = { property, where: here.join('.'), siblings, top, inside };
		const around = [...inside, located];
		return [
			located,
			...walk(membersOf(property), top, here, around),
			...groupsOf(property).flatMap((group) =>
				walk(group.values, top, [...here, group.name], around),
			),
		];
	});
}
