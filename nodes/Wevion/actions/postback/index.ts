import type { WevionResource } from '../operation';
import { getConfig } from './getConfig.operation';
import { getCurrencies } from './getCurrencies.operation';
import { sendConversion } from './sendConversion.operation';

export const postback: WevionResource = {
	name: 'Postback',
	operations: { getConfig, getCurrencies, sendConversion },
};
