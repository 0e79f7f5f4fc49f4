import {
	filtersOf,
	oneOf,
	OPERATORS,
} from '../../../../../nodes/shared/trackers/keitaro/reportFilters';
import { OPERATOR_NAMES } from '../../../../simulators/keitaro';

// Operators and their expressions: keitaro-api §4.4.
describe.each([
	['campaign_id', 'EQUALS', '12', 12],
	['sub_id_1', 'EQUALS', '007', '007'],
	['sub_id_3', 'EQUALS', '23850000000000012', '23850000000000012'],
	['sub_id_3', 'NOT_EQUAL', 'a,b', 'a,b'],
	['clicks', 'GREATER_THAN', '10.5', 10.5],
	['cost', 'LESS_THAN', '1', 1],
	['keyword', 'CONTAINS', 'x, y', 'x, y'],
	['keyword', 'MATCH_REGEXP', '(?i)^a|b$', '(?i)^a|b$'],
	['country_code', 'IN_LIST', 'DE, PL', ['DE', 'PL']],
	['campaign_id', 'NOT_IN_LIST', '1,2', [1, 2]],
	['sub_id_1', 'HAS_LABEL', 'whitelist', 'whitelist'],
])('Filter %s %s %s', (name, operator, value, expression) => {
	it(`sends ${JSON.stringify(expression)}`, () => {
		expect(filtersOf(name, operator, value)).toEqual([{ name, operator, expression }]);
	});
});

describe.each(['IS_SET', 'IS_NOT_SET', 'IS_TRUE', 'IS_FALSE'])('Filter %s', (operator) => {
	it('has no expression', () => {
		expect(filtersOf('is_bot', operator, 'left over')).toEqual([{ name: 'is_bot', operator }]);
	});
});

it('knows the operators that Keitaro knows, and no others', () => {
	expect(OPERATORS.map(({ operator }) => operator).sort()).toEqual([...OPERATOR_NAMES].sort());
});

it('asks for a list of one as for one', () => {
	expect(filtersOf('country_code', 'IN_LIST', 'DE')).toEqual([
		{ name: 'country_code', operator: 'EQUALS', expression: 'DE' },
	]);
	expect(filtersOf('country_code', 'NOT_IN_LIST', 'DE')).toEqual([
		{ name: 'country_code', operator: 'NOT_EQUAL', expression: 'DE' },
	]);
	expect(oneOf('campaign_id', [])).toEqual([]);
});

it('splits a span into its two ends', () => {
	expect(filtersOf('clicks', 'BETWEEN', '1, 5')).toEqual([
		{ name: 'clicks', operator: 'EQUALS_OR_GREATER_THAN', expression: 1 },
		{ name: 'clicks', operator: 'EQUALS_OR_LESS_THAN', expression: 5 },
	]);
});

describe.each([
	['', 'EQUALS', 'x', 'a filter has no field'],
	['ip', 'EQUALS', '', "the filter on 'ip' has no value"],
	['ip', 'IN_LIST', ' , ', "the filter on 'ip' has no value"],
	['clicks', 'BETWEEN', '1,2,3', 'needs two values'],
	['sub_id_1', 'HAS_LABEL', 'grey', 'whitelist or blacklist'],
	['ip', 'NOT_EQUALS', 'x', "'NOT_EQUALS' is no operator"],
])('Filter %j %s %j', (name, operator, value, message) => {
	it(`is refused: ${message}`, () => {
		expect(() => filtersOf(name, operator, value)).toThrow(message);
	});
});
