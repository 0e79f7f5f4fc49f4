import type { IDataObject } from 'n8n-workflow';

import { processedData } from '../../harness';
import { conversionItem, conversionItems, World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

describe('a dry run', () => {
	const dry = { dryRun: true };

	it('shows the exact requests and sends nothing', async () => {
		const items = [
			...conversionItems(1_001),
			conversionItem(2_000, { revenue: null }),
			{ no: 'conversion' },
		];
		const { outputs } = await world.forward(items, dry);
		expect(world.meta.requestCount).toBe(0);
		expect(processedData.calls).toBe(0);
		const shown =
			outputs[0]?.map(({ json }) => json as IDataObject & { request: IDataObject }) ?? [];
		expect(shown.map(({ outcome, events: count }) => [outcome, count])).toEqual([
			['dry run', 1_000],
			['dry run', 1],
		]);
		expect(outputs.map(({ length }) => length)).toEqual([2, 1, 1]);
		expect(shown[0]?.request).toMatchObject({
			method: 'POST',
			url: `${world.meta.url}/v25.0/${world.meta.datasetId}/events`,
		});

		await world.forward(items);
		expect(shown[1]?.request.body).toEqual(
			world.bodies().find(({ data }) => (data as unknown[]).length === 1),
		);
	});

	it('links each request to the items in it', async () => {
		const items = [{ no: 'conversion' }, conversionItem(1), conversionItem(2)];
		const { outputs } = await world.forward(items, dry);
		expect(outputs[0]?.[0]?.pairedItem).toEqual([{ item: 1 }, { item: 2 }]);
	});

	it('shows no token', async () => {
		const { outputs } = await world.forward(conversionItems(1), dry);
		expect(JSON.stringify(outputs)).not.toContain('meta-test-token');
	});
});
