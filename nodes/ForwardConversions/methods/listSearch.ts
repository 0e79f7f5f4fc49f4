import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { ServiceError, toNodeError } from '../../shared/n8n/serviceError';
import { adsAccountId } from '../../shared/platforms/google/accounts';
import * as googleAds from '../../shared/platforms/googleAds/actionList';
import { DEFAULT_VERSION } from '../../shared/platforms/googleAds/connection';
import { adsVersion } from '../../shared/platforms/googleAds/settings';
import { SettingError } from '../../shared/platforms/module';
import { platformOf } from '../../shared/platforms/registry';
import { sender } from '../send';

/** The conversion actions of the Google Ads account, those that the chosen platform can name. */
export async function searchConversionActions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const parameter = (name: string, fallback: string) =>
		String(this.getNodeParameter(name, fallback) ?? '');
	try {
		const module = platformOf(parameter('platform', ''));
		const credential = await this.getCredentials(module.platform.credential);
		return await googleAds.searchConversionActions(sender(this, module, credential), {
			customerId: adsAccountId(parameter('customerId', ''), 'Customer ID'),
			version: adsVersion(parameter('options.adsApiVersion', DEFAULT_VERSION)),
			use: module.platform.name === 'googleAdsAdjustments' ? 'adjust' : 'upload',
			filter,
		});
	} catch (error) {
		throw shown(this, error);
	}
}

function shown(context: ILoadOptionsFunctions, error: unknown): Error {
	if (error instanceof ServiceError) return toNodeError(context.getNode(), error);
	const { message } = error as Error;
	const description = error instanceof SettingError ? error.advice : undefined;
	return new NodeOperationError(context.getNode(), message, { description });
}
