import type { INodeProperties } from 'n8n-workflow';

/** Switches that mean the same at several platforms. */

/** See `consent.ts`. */
export const limitedDataUse: INodeProperties = {
	displayName: 'Limited Data Use',
	name: 'limitedDataUse',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask the platform to limit how it uses the data of all events. It is asked anyway for buyers who denied personalised ads.',
};

/** For platforms that check events without counting them. */
export const testMode: INodeProperties = {
	displayName: 'Test Mode',
	name: 'testMode',
	type: 'boolean',
	default: false,
	description:
		'Whether the platform is to check the events only, without counting them. What was sent so is not remembered as sent.',
};
