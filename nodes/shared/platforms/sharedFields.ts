import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Fields that mean the same at several platforms, and so have one name. */

/** The page of a website event; with an expression it is read for each item. */
export const pageField = (show: NonNullable<IDisplayOptions['show']> = {}): INodeProperties => ({
	displayName: 'Event Source URL',
	name: 'eventSourceUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://landing.example.com/offer',
	displayOptions: { show },
	description:
		'The page to which your ads lead, on a domain that the ad platform knows as yours. A conversion that knows its own page keeps it.',
});

export const testEventCode: INodeProperties = {
	displayName: 'Test Event Code',
	name: 'testEventCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. TEST12345',
	description:
		'From the test page of Events Manager. Events with it show up there at once. What was sent with it is not remembered as sent.',
};
