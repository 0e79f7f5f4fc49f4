import { parseCurrency, parseMoney } from '../../conversion/money';
import type { Row } from './values';

/** The amounts of a row, all in one currency. */
export interface Amounts {
	revenue: number | null;
	cost: number | null;
	currency: string | null;
}

/**
 * Payouts arise in the currency of the network and costs in that of the traffic source; RedTrack converts
 * both into that of the account (help.redtrack.io: multi-currency support), which `_default` is taken to
 * be. It is the only one that both share, so it comes first wherever the account's currency is known.
 */
export function amountsOf(row: Row, accountCurrency: string | null): Amounts {
	const [revenue, cost] = [parseMoney(row.payout_default), parseMoney(row.cost_default)];
	if (accountCurrency !== null && (revenue !== null || cost !== null)) {
		return { revenue, cost, currency: accountCurrency };
	}
	return {
		revenue: parseMoney(row.payout),
		cost: parseMoney(row.cost),
		currency: parseCurrency(row.currency) ?? accountCurrency,
	};
}
