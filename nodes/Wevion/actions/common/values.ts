import { parseCurrency } from '../../../shared/conversion/money';
import type { Params } from '../../../shared/n8n/params';

/** Text that must be there. */
export function filledIn(param: Params, name: string): string {
	const value = param.text(name);
	if (value === '') throw param.wrong(name, 'is empty');
	return value;
}

/** The ISO 4217 code that was typed into the field of that name. */
export function currencyIn(param: Params, name: string, typed: string): string {
	const currency = parseCurrency(typed);
	if (currency === null) throw param.wrong(name, `is not a currency: ${typed}`);
	return currency;
}
