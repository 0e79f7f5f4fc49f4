import { registry } from '../../../nodes/TrackerHub/actions';
import { itRunsEveryField } from '../operationRows';
import { HubAccount } from './hubAccount';
import { ROWS } from './rows';

const account = HubAccount.shared();

/** A click of the account that has not converted. */
function freeClick(): string {
	const { truth } = account.simulator.account;
	for (let click = 0; click < truth.clickCount; click++) {
		if (truth.conversionsOfClick(click).length === 0) return truth.click(click).id;
	}
	throw new Error('Every click has converted');
}

describe.each(ROWS.map((row, index) => [row.operation, index, row] as const))(
	'%s (row %i)',
	(operation, _index, { parameters, expected, inAnyOrder }) => {
		it('answers what is true of the account, each result linked to its item', async () => {
			const items = [{ clickId: freeClick() }];
			const output = await account.run(operation, parameters, { items });
			const right = expected(account);
			expect(right.length).toBeGreaterThan(0);
			expect(output).toHaveLength(right.length);
			expect(output.map(({ json }) => json)).toEqual(
				inAnyOrder ? expect.arrayContaining(right) : right,
			);
			expect(new Set(output.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
				new Set(['{"item":0}']),
			);
		});
	},
);

itRunsEveryField(registry, ROWS);
