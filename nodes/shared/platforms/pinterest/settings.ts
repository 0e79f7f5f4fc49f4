import { oneOf, textOf } from '../choices';
import { SettingError, type CommonSettings, type Given } from '../module';

/** Where a conversion took place, in Pinterest's words (`action_source`, its OpenAPI description). */
export const ACTION_SOURCES = ['app_android', 'app_ios', 'offline', 'web'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

export interface PinterestSettings extends CommonSettings {
	adAccountId: string;
	actionSource: ActionSource;
	/** Page of a web event, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** Whether events are only checked by Pinterest, not counted. */
	isTest: boolean;
	/** Whether Pinterest may process all events in a limited way only. */
	limitedDataUse: boolean;
}

/** The settings from the node's parameters. Throws a `SettingError` where the ad account is no number. */
export function settings({ param, credential, ...common }: Given): PinterestSettings {
	return {
		adAccountId: adAccountIdOf(String(credential.adAccountId ?? '')),
		actionSource: oneOf(ACTION_SOURCES, param('actionSource', 'web'), 'Action Source', 'Pinterest'),
		eventSourceUrl: textOf(param, 'eventSourceUrl'),
		isTest: param('options.testMode', false),
		limitedDataUse: param('options.limitedDataUse', false),
		...common,
	};
}

function adAccountIdOf(text: string): string {
	const id = text.trim();
	if (/^\d+$/.test(id)) return id;
	throw new SettingError(
		"'Ad Account ID' is not a number",
		'Copy it from Pinterest Ads Manager into the Pinterest Conversions API credential',
	);
}
