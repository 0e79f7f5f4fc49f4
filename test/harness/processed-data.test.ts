import { executeNode, processedData, ProcessKilledError, toItems } from '.';
import { Remember } from './fixtures/nodes';
import { nothingLeft } from './fixtures/lookup';

afterEach(nothingLeft);

describe('processed data', () => {
	const remember = async (values: string[], parameters = {}) => {
		const { outputs } = await executeNode({
			node: new Remember(),
			parameters,
			items: toItems(...values.map((value) => ({ value }))),
		});
		return outputs[0]?.map(({ json }) => json.value);
	};
	const kept = () => processedData.hashes('workflow-1', 'node-1').length;

	it('tells new from known values', async () => {
		expect(await remember(['a', 'b'])).toEqual(['a', 'b']);
		expect(await remember(['b', 'c'])).toEqual(['c']);
	});

	it('calls a value repeated inside one call new each time, and stores it each time', async () => {
		expect(await remember(['a', 'a'])).toEqual(['a', 'a']);
		expect(await remember(['b', 'b'])).toEqual(['b', 'b']);
		expect(kept()).toBe(4);
	});

	it('drops the oldest beyond maxEntries', async () => {
		await remember(['a', 'b'], { maxEntries: 3 });
		expect(kept()).toBe(2);
		await remember(['c', 'd'], { maxEntries: 3 });
		expect(kept()).toBe(3);
		expect(await remember(['a', 'b', 'c', 'd'], { maxEntries: 3 })).toEqual(['a']);
	});

	it('forgets what is removed, the first of equal entries', async () => {
		await remember(['a', 'a', 'b']);
		await remember(['a', 'b'], { forget: true });
		expect(await remember(['a', 'b'])).toEqual(['b']);
	});

	it('keeps workflows and nodes apart', async () => {
		await remember(['a']);
		const { outputs } = await executeNode({
			node: new Remember(),
			nodeId: 'other',
			items: toItems({ value: 'a' }),
		});
		expect(outputs[0]).toHaveLength(1);
	});

	it.each([
		['before', 0],
		['after', 1],
	] as const)('dies %s the write and stays dead until revived', async (moment, written) => {
		processedData.failAfter(1, moment);
		await expect(remember(['a'])).rejects.toThrow(ProcessKilledError);
		await expect(remember(['b'])).rejects.toThrow(ProcessKilledError);
		expect(kept()).toBe(written);
		processedData.revive();
		expect(await remember(['b'])).toEqual(['b']);
	});

	it('comes back from a copy', async () => {
		await remember(['a']);
		const copy = processedData.copy();
		await remember(['b']);
		processedData.restore(copy);
		expect(await remember(['a', 'b'])).toEqual(['b']);
	});
});
