import { currencyOf } from '../../../shared/wevion/postback';
import { limit, listed, returnAll } from '../common/listing';
import { optionsField } from '../common/options';
import type { WevionOperation } from '../operation';

/** `GET /postback/conversions/currencies`. */
export const getCurrencies: WevionOperation = {
	name: 'Get Currencies',
	action: 'Get the currencies of postbacks',
	description: 'List the currencies that Wevion takes in postbacks',
	fields: [returnAll, limit, ...optionsField('currencies')],
	async run(call) {
		return await listed(call, 'currencies', {
			names: ['currencies'],
			toRow: ({ value, ...row }) => {
				const currency = currencyOf({ ...row, ...(value !== undefined && { value }) });
				return currency === '' ? row : { ...row, currency };
			},
		});
	},
};
