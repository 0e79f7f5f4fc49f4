import type {
	INodeProperties,
	INodePropertyMode,
	INodePropertyModeTypeOptions,
} from 'n8n-workflow';

interface Ways {
	/** As in `Select an offer…`. */
	one: string;
	/** Method of `methods/listSearch` that fills the list. */
	search: string;
	/** What is typed in place of choosing. */
	typed?: string;
	example: string;
	listMore?: Partial<INodePropertyModeTypeOptions>;
	typedMore?: Partial<INodePropertyMode>;
	/** Further ways. */
	others?: readonly INodePropertyMode[];
}

/** What is chosen from a list of the account, or typed. */
export const locatorField = ({
	one,
	search,
	typed = 'ID',
	example,
	listMore,
	typedMore,
	others = [],
}: Ways) =>
	({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${one}…`,
				typeOptions: { searchListMethod: search, searchable: true, ...listMore },
			},
			...others,
			{
				displayName: `By ${typed}`,
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
				...typedMore,
			},
		],
	}) satisfies Partial<INodeProperties>;
