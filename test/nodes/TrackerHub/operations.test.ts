import type { INodeProperties } from 'n8n-workflow';
import { registry } from '../../../nodes/TrackerHub/actions';
import { HubAccount } from './hubAccount';
import { ROWS } from './rows';

let account: HubAccount;
beforeAll(async () => {
	account = await HubAccount.start();
});
afterAll(async () => await account.stop());

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

/** Fields of a panel and of the collections in it: `limit`, `filters.states`. */
function pathsOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap((field) => {
		if (field.type === 'notice') return [];
		if (field.type !== 'collection') return [field.name];
		return (field.options ?? []).map(({ name }) => `${field.name}.${name}`);
	});
}

describe.each(
	Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(
			([name, { fields }]) => [`${resource}.${name}`, fields] as const,
		),
	),
)('%s', (operation, fields) => {
	const own = ROWS.filter((row) => row.operation === operation);

	it('has a row', () => expect(own.length).toBeGreaterThan(0));

	it('has every field filled in some row', () => {
		const filled = own.flatMap(({ parameters }) =>
			Object.entries(parameters).flatMap(([name, value]) => [
				name,
				...Object.keys(value ?? {}).map((inner) => `${name}.${inner}`),
			]),
		);
		expect(pathsOf(fields).filter((path) => !filled.includes(path))).toEqual([]);
	});
});
