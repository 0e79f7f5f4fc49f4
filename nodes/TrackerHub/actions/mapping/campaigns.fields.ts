import type { INodeProperties } from 'n8n-workflow';

/** Where the campaigns of the tracker come from. `what` else comes with them. */
export const campaignsFrom = (what: string): INodeProperties => ({
	displayName: 'Campaigns From',
	name: 'campaignsFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'First Input', value: 'input', description: `Items with campaigns, ${what}` },
		{ name: 'Tracker', value: 'tracker', description: 'They are read from the account' },
	],
	default: 'tracker',
	description: 'Where to find the campaigns of the tracker and what they brought',
});

/** Fields that only matter where the tracker is asked. */
export const whereAsked = (fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, campaignsFrom: ['tracker'] },
		},
	}));
