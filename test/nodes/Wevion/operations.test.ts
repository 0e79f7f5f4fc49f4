import { registry } from '../../../nodes/Wevion/actions';
import { itRunsEveryField } from '../operationRows';
import { ROWS } from './rows';
import { Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});

describe.each(ROWS.map((row, index) => [row.operation, index, row] as const))(
	'%s (row %i)',
	(operation, _index, { parameters, sent, output }) => {
		it('sends exactly these requests and returns exactly these items', async () => {
			const items = [{ url: workspace.url }];
			const result = await workspace.run(operation, parameters, { items });
			expect(
				workspace.sent().map((one) => ({ ...one, call: one.call.replace('/api/v1', '') })),
			).toEqual(sent);
			const right = typeof output === 'function' ? output(workspace) : output;
			expect(result.output.map(({ json }) => json)).toEqual(right);
			expect(result.output.map(({ pairedItem }) => pairedItem)).toEqual(
				right.map(() => ({ item: 0 })),
			);
			const isCut = parameters.returnAll === false && right.length >= Number(parameters.limit);
			expect(result.hints).toEqual(isCut ? [expect.stringContaining('its limit of')] : []);
		});
	},
);

itRunsEveryField(registry, ROWS);
