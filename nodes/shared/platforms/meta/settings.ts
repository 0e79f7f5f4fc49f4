import { oneOf, textOf } from '../choices';
import { SettingError, type CommonSettings, type Given } from '../module';
import { DEFAULT_VERSION } from './connection';

/** Where a conversion took place, in Meta's words (`action_source`). */
export const ACTION_SOURCES = [
	'app',
	'business_messaging',
	'chat',
	'email',
	'other',
	'phone_call',
	'physical_store',
	'system_generated',
	'website',
] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

/** Limited Data Use: `country` and `state` 0 let Meta locate the person (ad-platforms §1.2). */
export interface DataProcessing {
	country: number;
	state: number;
}

export interface MetaSettings extends CommonSettings {
	/** Graph API version, such as `v25.0`. */
	version: string;
	/** Dataset or pixel. */
	datasetId: string;
	actionSource: ActionSource;
	/** Page on which the conversion took place, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** From Events Manager → Test Events. */
	testEventCode: string | null;
	/** Nothing: as the account is set up; `none`: explicitly unlimited. */
	dataProcessing: DataProcessing | 'none' | null;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings({ param, credential, ...common }: Given): MetaSettings {
	return {
		version: versionOf(textOf(param, 'options.version') ?? DEFAULT_VERSION),
		datasetId: String(credential.datasetId).trim(),
		actionSource: oneOf(ACTION_SOURCES, param('actionSource', 'website'), 'Action Source', 'Meta'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		testEventCode: textOf(param, 'options.testEventCode'),
		dataProcessing: processingOf(param),
		...common,
	};
}

function versionOf(version: string): string {
	if (/^v\d+\.\d+$/.test(version)) return version;
	throw new SettingError(
		`'API Version' is not a version: ${version}`,
		`Use a version of the Graph API such as ${DEFAULT_VERSION}`,
	);
}

const PROCESSING_CHOICES = ['asSetUp', 'located', 'given', 'none'] as const;

function processingOf(param: Given['param']): MetaSettings['dataProcessing'] {
	const given = param<unknown>('options.dataProcessing', 'asSetUp');
	const choices = {
		asSetUp: () => null,
		none: () => 'none' as const,
		located: () => ({ country: 0, state: 0 }),
		given: () => ({
			country: param('options.dataProcessingCountry', 1),
			state: param('options.dataProcessingState', 1000),
		}),
	};
	return choices[oneOf(PROCESSING_CHOICES, given, 'Data Processing Options', 'Meta')]();
}
