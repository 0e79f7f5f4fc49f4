import { SettingError } from '../module';

/**
 * The ten digits of a Google Ads account, with or without the dashes in which Google shows them. Throws
 * a `SettingError` that names the parameter.
 */
export function adsAccountId(text: string, parameter: string): string {
	const digits = text.replace(/[\s-]/g, '');
	if (/^\d{10}$/.test(digits)) return digits;
	throw new SettingError(
		`'${parameter}' is not the ID of a Google Ads account: ${text.trim() || 'it is empty'}`,
		'Use the ten digits shown at the top of Google Ads, such as 123-456-7890',
	);
}
