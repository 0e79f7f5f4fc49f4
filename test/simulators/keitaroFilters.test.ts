import { KeitaroSimulator, OPERATOR_NAMES } from './keitaro';
import { compileFilters } from './keitaro/filters';
import { api, log, type Row, started, truthOf } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
});

describe('filters', () => {
	const rows = [
		{ campaign_id: 1, v: 'Крем Été' },
		{ campaign_id: 1, v: 7.5 },
		{ campaign_id: 2, v: 1 },
		{ campaign_id: 2, v: '' },
		{ campaign_id: 2, v: null },
		{ campaign_id: 2, v: '27584562905926419' },
	];
	const labelOf = (campaign: unknown, _: string, value: string) =>
		campaign === 1 && value === '7.5' ? 'whitelist' : undefined;

	// Operator, expression, the rows that pass. Names by keitaro-api.md 4.4.
	const cases: Array<[string, unknown, number[]]> = [
		['EQUALS', '7.50', [1]],
		['EQUALS', '27584562905926420', []],
		['NOT_EQUAL', 1, [0, 1, 3, 4, 5]],
		['GREATER_THAN', 1, [0, 1, 5]],
		['LESS_THAN', 7.5, [2, 3, 4]],
		['EQUALS_OR_GREATER_THAN', 7.5, [0, 1, 5]],
		['EQUALS_OR_LESS_THAN', 1, [2, 3, 4]],
		['BETWEEN', [1, 8], [1, 2]],
		['CONTAINS', 'Été', [0]],
		['NOT_CONTAIN', '7', [0, 2, 3, 4]],
		['BEGINS_WITH', 'Крем', [0]],
		['ENDS_WITH', '5', [1]],
		['MATCH_REGEXP', '^крем', []],
		['MATCH_REGEXP', '(?i)^крем', [0]],
		['NOT_MATCH_REGEXP', '\\d', [0, 3, 4]],
		['IN_LIST', [1, 7.5], [1, 2]],
		['NOT_IN_LIST', [1, 7.5], [0, 3, 4, 5]],
		['IS_SET', undefined, [0, 1, 2, 5]],
		['IS_NOT_SET', undefined, [3, 4]],
		['IS_TRUE', undefined, [2]],
		['IS_FALSE', undefined, [0, 1, 3, 4, 5]],
		['HAS_LABEL', 'whitelist', [1]],
		['NOT_HAS_LABEL', 'whitelist', [0, 2, 3, 4, 5]],
	];

	it.each(cases)('%s %j lets rows through', (operator, expression, passing) => {
		const passes = compileFilters(
			[{ name: 'v', operator, expression }],
			(row: Row, name) => row[name],
			labelOf,
		);
		expect(rows.flatMap((row, i) => (passes(row) ? [i] : []))).toEqual(passing);
	});

	it('every operator has a case', () => {
		expect([...new Set(cases.map(([operator]) => operator))].sort()).toEqual(
			[...OPERATOR_NAMES].sort(),
		);
	});

	it.each([
		[{ name: 'status', operator: 'NOT_EQUALS', expression: 'lead' }],
		[{ name: 'status', operator: 'IN_LIST', expression: 'lead' }],
		[{ name: 'status', operator: 'EQUALS' }],
		[{ name: 'revenue', operator: 'BETWEEN', expression: [1] }],
		[{ name: 'status', operator: 'MATCH_REGEXP', expression: '(' }],
		[{ operator: 'IS_SET' }],
	])('%j is 400', async (filter) => {
		const body = { columns: ['sub_id'], filters: [filter] };
		expect((await api(shared, 'POST', '/conversions/log', body)).status).toBe(400);
	});

	it('all filters must pass, and total counts what passed', async () => {
		const filters = [
			{ name: 'campaign_id', operator: 'IN_LIST', expression: [1, '2'] },
			{ name: 'status', operator: 'EQUALS', expression: 'sale' },
		];
		const { total, rows: found } = await log(shared, {
			columns: ['status', 'campaign_id'],
			filters,
		});
		const expected = truthOf(shared).filter(
			({ status, campaign_id }) => status === 'sale' && campaign_id <= 2,
		);
		expect(total).toBe(expected.length);
		expect(found.every(({ campaign_id }) => Number(campaign_id) <= 2)).toBe(true);
	});

	it('a filtered page follows a change within the same second', async () => {
		const simulator = await started({ conversions: 0 });
		simulator.commands.create!({ count: 3 });
		const filters = [{ name: 'status', operator: 'EQUALS', expression: 'trash' }];
		expect((await log(simulator, { columns: ['status'], filters })).total).toBe(0);
		simulator.commands.postback!({ index: 1, status: 'trash' });
		expect((await log(simulator, { columns: ['status'], filters })).total).toBe(1);
	});

	it('labels are saved per campaign and filter by it', async () => {
		const simulator = await started();
		const { sub_id_4 } = (await log(simulator, { columns: ['sub_id_4'], limit: 1 })).rows[0]!;
		const items = { [String(sub_id_4)]: 'blacklist' };
		const label = { campaign_id: 1, ref_name: 'sub_id_4', items };
		expect((await api(simulator, 'POST', '/report/labels', label)).body).toEqual({ success: true });
		const filters = [{ name: 'sub_id_4', operator: 'HAS_LABEL', expression: 'blacklist' }];
		const columns = ['campaign_id', 'sub_id_4'];
		const { rows: labelled } = await log(simulator, { columns, filters });
		expect(labelled.length).toBeGreaterThan(0);
		expect(labelled.every((row) => row.campaign_id === 1 && row.sub_id_4 === sub_id_4)).toBe(true);
	});
});
