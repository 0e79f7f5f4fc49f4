import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What is chosen in the panel of a node, by which n8n looks for an output schema. */
export interface Chosen {
	resource?: string;
	operation?: string;
}

/**
 * Everything that can be chosen in a node, as the parameters say it that the editor completes: a node
 * without operations has one entry that says nothing.
 */
export function choicesIn(description: INodeTypeDescription): Chosen[] {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [completed(description, {})];
	const all = operations.flatMap((property) =>
		(property.options ?? []).map((option) =>
			completed(description, {
				...shownBy(property),
				operation: 'value' in option ? option.value : '',
			} as INodeParameters),
		),
	);
	return [...new Map(all.map((chosen) => [labelOf(chosen), chosen])).values()];
}

/** As tests and lists name it: `campaign.getAll`, `send`, or nothing. */
export const labelOf = ({ resource, operation }: Chosen): string =>
	[resource, operation].filter((part) => part !== undefined).join('.');

/** Values with which a property shows. */
const shownBy = ({ displayOptions }: INodeProperties): INodeParameters =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [name, values?.[0]]),
	) as INodeParameters;

function completed(description: INodeTypeDescription, parameters: INodeParameters): Chosen {
	const node = { parameters, typeVersion: description.version } as INode;
	const { properties } = description;
	return (NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ??
		{}) as Chosen;
}
