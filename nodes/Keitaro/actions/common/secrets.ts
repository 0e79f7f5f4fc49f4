import type { INodeProperties } from 'n8n-workflow';

export {
	isSecretField,
	looksSecret,
	redacted,
	type IsSecret,
} from '../../../shared/trackers/keitaro/redact';

export const includeSecrets: INodeProperties = {
	displayName: 'Include Secrets',
	name: 'includeSecrets',
	type: 'boolean',
	default: false,
	description:
		'Whether to return tokens, keys and passwords as they are instead of masked. They then show up in the executions of this workflow.',
};
