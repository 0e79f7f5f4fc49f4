import type { INodeProperties } from 'n8n-workflow';
import { overrideFields } from '../../shared/n8n/overrides';

const { events, statuses } = overrideFields('Tracker');
const ofConversions = { show: { '/triggerOn': ['conversions'] } };

export const eventOverrides: INodeProperties = { ...events, displayOptions: ofConversions };

export const statusOverrides: INodeProperties = { ...statuses, displayOptions: ofConversions };
