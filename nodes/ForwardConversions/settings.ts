import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
} from 'n8n-workflow';
import type { CampaignState, ConversionEvent } from '../shared/conversion/conversion';
import { Hasher } from '../shared/platforms/hash';
import { DEFAULT_VERSION } from '../shared/platforms/meta/connection';
import type { ActionSource, DataProcessing, MetaSettings } from '../shared/platforms/meta/settings';
import {
	DEFAULT_CAMPAIGN_STATES,
	type PendingPolicy,
	type Policy,
} from '../shared/platforms/policy';
import { DEFAULT_REMEMBERED } from './fields/forwarding';
import type { Read } from './parameters';

interface Options {
	campaignStates?: CampaignState[];
	dataProcessing?: 'asSetUp' | 'located' | 'given' | 'none';
	dataProcessingCountry?: number;
	dataProcessingState?: number;
	eventNames?: { items?: Array<{ event: ConversionEvent; name: string }> };
	includeInput?: boolean;
	remembered?: number;
	requireClickId?: boolean;
	skipAccepted?: boolean;
	testEventCode?: string;
	version?: string;
}

/** What holds for the whole execution. */
export interface ForwardSettings {
	policy: Policy;
	isDryRun: boolean;
	includeInput: boolean;
	/** Conversions that the ledger remembers; 0 for no ledger. */
	remembered: number;
	platform: MetaSettings;
}

export function readSettings(
	context: IExecuteFunctions,
	read: Read,
	credential: ICredentialDataDecryptedObject,
): ForwardSettings {
	const options = read('options', 0, {}) as Options;
	const testEventCode = options.testEventCode?.trim() || null;
	const { skipAccepted = true, remembered = DEFAULT_REMEMBERED } = options;
	return {
		policy: {
			pending: read('pending', 0) as PendingPolicy,
			campaignStates: new Set(options.campaignStates ?? DEFAULT_CAMPAIGN_STATES),
		},
		isDryRun: read('dryRun', 0) as boolean,
		includeInput: options.includeInput ?? true,
		// Test events are sent again and again on purpose.
		remembered: skipAccepted && testEventCode === null ? remembered : 0,
		platform: {
			version: versionOf(context, options.version ?? DEFAULT_VERSION),
			datasetId: String(credential.datasetId).trim(),
			actionSource: read('actionSource', 0) as ActionSource,
			// An expression is read for each item, see `execute.ts`.
			eventSourceUrl: read.varies('eventSourceUrl') ? null : readPage(read, 0),
			testEventCode,
			dataProcessing: processingOf(options),
			eventNames: new Map(
				(options.eventNames?.items ?? [])
					.map(({ event, name }) => [event, name.trim()] as const)
					.filter(([, name]) => name !== ''),
			),
			requiresClickId: options.requireClickId ?? false,
			hasher: new Hasher(),
		},
	};
}

/** *Event Source URL* for an item. */
export function readPage(read: Read, index: number): string | null {
	return String(read('eventSourceUrl', index, '') ?? '').trim() || null;
}

function versionOf(context: IExecuteFunctions, text: string): string {
	const version = text.trim();
	if (/^v\d+\.\d+$/.test(version)) return version;
	throw new NodeOperationError(context.getNode(), `'API Version' is not a version: ${version}`, {
		description: `Use a version of the Graph API such as ${DEFAULT_VERSION}`,
	});
}

function processingOf(options: Options): DataProcessing | 'none' | null {
	const {
		dataProcessing = 'asSetUp',
		dataProcessingCountry = 1,
		dataProcessingState = 1000,
	} = options;
	const choices = {
		asSetUp: null,
		none: 'none',
		located: { country: 0, state: 0 },
		given: { country: dataProcessingCountry, state: dataProcessingState },
	} as const;
	return choices[dataProcessing];
}
