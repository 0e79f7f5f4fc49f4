import type { IDataObject } from 'n8n-workflow';
import { Poller, ProcessKilledError } from '.';
import { countPolls, emitAndWait, ScriptedTrigger } from './fixtures/nodes';
import { nothingLeft } from './fixtures/lookup';

afterEach(nothingLeft);

describe('Poller', () => {
	it('shares static data between polls, saves it at emissions only and loses the rest at a restart', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		expect(await poller.poll()).toBeNull();
		expect(poller.staticData.count).toBe(1);
		expect(poller.savedStaticData).toBeUndefined();

		poller.restart({ from: 'saved' });
		expect(await poller.poll()).toBeNull();
		expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
		expect(poller.savedStaticData).toEqual({ 'node:Scripted Trigger': { count: 2 } });

		poller.restart({ from: 'saved' });
		expect(await poller.poll()).toEqual([{ json: { count: 3 } }]);
		expect(poller.emissions.map(({ items }) => items[0]?.json.count)).toEqual([2, 3]);
	});

	it('keeps unsaved static data at a restart from memory', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		await poller.poll();
		poller.restart({ from: 'memory' });
		expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
	});

	it('does not save a change inside a value the node set itself: n8n does not notice it', async () => {
		const trigger = new ScriptedTrigger();
		const poller = new Poller({ node: trigger });
		const steps: Array<(data: IDataObject) => void> = [
			(data) => (data.ids = []),
			(data) => (data.ids as string[]).push('a'),
			(data) => (data.ids = [...(data.ids as string[]), 'b']),
		];
		trigger.poll = async function () {
			steps.shift()?.(this.getWorkflowStaticData('node'));
			return [[{ json: {} }]];
		};
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: [] });
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: [] });
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: ['a', 'b'] });
	});

	it('hands emissions of the node itself to the test, which decides how they end', async () => {
		const poller = new Poller({ node: new ScriptedTrigger(emitAndWait), onEmit: () => {} });
		const polling = poller.poll();
		const emission = await poller.nextEmission();
		expect(emission.items).toEqual([{ json: { position: 1 } }]);
		expect(emission.savedStaticData).toEqual({ position: 1 });
		emission.finish({ status: 'error' });
		expect(await polling).toEqual([{ json: { position: 1 } }]);
		expect(poller.staticData).toEqual({ position: 1, outcome: 'error' });

		const failing = poller.poll();
		(await poller.nextEmission()).fail(new Error('No room'));
		await expect(failing).rejects.toThrow('No room');
		expect(poller.staticData.position).toBe(2);
	});

	it('lets a poll die that is still running at a restart', async () => {
		const poller = new Poller({ node: new ScriptedTrigger(emitAndWait), onEmit: () => {} });
		const polling = poller.poll();
		const emission = await poller.nextEmission();
		poller.restart({ from: 'saved' });
		emission.finish();
		await expect(polling).rejects.toThrow(ProcessKilledError);
		expect(poller.staticData).toEqual({ position: 1 });
	});

	it('saves after the activating poll even when it brings nothing', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		expect(await poller.activate()).toBeNull();
		expect(poller.savedNodeData).toEqual({ count: 1 });
	});

	it('runs a manual test on a copy', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		await poller.poll();
		await poller.poll();
		expect(await poller.poll({ mode: 'manual' })).toEqual([{ json: { count: 3 } }]);
		expect(poller.staticData.count).toBe(2);
		expect(poller.emissions).toHaveLength(1);
	});

	it('shows the node the given time, budget and activation mode', async () => {
		const trigger = new ScriptedTrigger(async function () {
			return [
				[
					{
						json: {
							now: new Date().toISOString(),
							stamp: Date.now(),
							budget: this.getPollBudgetMs(),
							activation: this.getActivationMode(),
							isDate: new Date(0) instanceof Date,
						},
					},
				],
			];
		});
		const now = new Date('2026-01-02T03:04:05Z');
		const poller = new Poller({ node: trigger });
		const items = await poller.poll({ now, activation: 'init', getPollBudgetMs: () => 5 });
		expect(items?.[0]?.json).toEqual({
			now: '2026-01-02T03:04:05.000Z',
			stamp: now.getTime(),
			budget: 5,
			activation: 'init',
			isDate: true,
		});
		expect((await poller.poll())?.[0]?.json.stamp).not.toBe(now.getTime());
		expect((await poller.poll())?.[0]?.json.budget).toBe(300_000);
	});

	describe('with durable cursors', () => {
		it('commits with an emission and on null, and discards when the poll fails', async () => {
			const trigger = new ScriptedTrigger();
			const poller = new Poller({ node: trigger, durableCursors: true });
			expect(await poller.poll()).toBeNull();
			expect(poller.savedNodeData).toEqual({ count: 1 });

			trigger.poll = async function () {
				await countPolls.call(this);
				throw new Error('Page 2 failed');
			};
			await expect(poller.poll()).rejects.toThrow('Page 2 failed');
			expect(poller.staticData).toEqual({ count: 1 });

			trigger.poll = countPolls;
			poller.restart({ from: 'saved' });
			expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
			expect(poller.savedNodeData).toEqual({ count: 2 });
			expect(poller.savedStaticData).toBeUndefined();
		});

		it('keeps what was committed with an emission when the poll fails afterwards', async () => {
			const trigger = new ScriptedTrigger(emitAndWait);
			const poller = new Poller({ node: trigger, durableCursors: true, onEmit: () => {} });
			const polling = poller.poll();
			(await poller.nextEmission()).fail(new Error('No room'));
			await expect(polling).rejects.toThrow('No room');
			expect(poller.savedNodeData).toEqual({ position: 1 });
		});

		it('takes the commit back when the execution is refused', async () => {
			const trigger = new ScriptedTrigger(emitAndWait);
			const poller = new Poller({ node: trigger, durableCursors: true, onEmit: () => {} });
			const polling = poller.poll();
			(await poller.nextEmission()).refuse(new Error('Lease lost'));
			await expect(polling).rejects.toThrow('Lease lost');
			expect(poller.savedNodeData).toEqual({});
		});

		it('does not commit a null poll while publishing', async () => {
			const poller = new Poller({ node: new ScriptedTrigger(), durableCursors: true });
			await poller.activate();
			expect(poller.savedNodeData).toEqual({});
		});
	});

	it('keeps changes in memory when a poll fails without durable cursors', async () => {
		const trigger = new ScriptedTrigger(async function () {
			await countPolls.call(this);
			throw new Error('Page 2 failed');
		});
		const poller = new Poller({ node: trigger });
		await expect(poller.poll()).rejects.toThrow('Page 2 failed');
		expect(poller.staticData.count).toBe(1);
	});
});
