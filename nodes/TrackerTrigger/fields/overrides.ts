import type { INodeProperties } from 'n8n-workflow';
import * as shared from '../../shared/n8n/overrides';

const ofConversions = { show: { '/triggerOn': ['conversions'] } };

export const eventOverrides: INodeProperties = {
	...shared.eventOverrides,
	displayOptions: ofConversions,
};

export const statusOverrides: INodeProperties = {
	...shared.statusOverrides,
	displayOptions: ofConversions,
};
