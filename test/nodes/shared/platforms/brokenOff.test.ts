import { forward, type ForwardTools } from '../../../../nodes/shared/platforms/forward';
import { Ledger, type ProcessedData } from '../../../../nodes/shared/platforms/ledger';
import { FakePlatform, outgoing, TAKEN, toolsFor } from './fakePlatform';

describe('where one batch makes the whole break off', () => {
	/** Accepts slower than anything else happens, and remembers as n8n does. */
	const broken = (breaks: (platform: FakePlatform) => void) => {
		const platform = new FakePlatform(() => TAKEN, 2);
		breaks(platform);
		const marks: string[] = [];
		const store: ProcessedData = {
			check: async (values) => {
				marks.push(...values);
				return await Promise.resolve({ new: values, processed: [] });
			},
			remove: async () => await Promise.resolve(),
		};
		const send: ForwardTools['send'] = async (asked) => {
			const answer = await platform.send(asked);
			for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
			return answer;
		};
		const { tools } = toolsFor(platform, { send, ledger: new Ledger(store, 100) });
		return { platform, marks, run: async () => await forward(platform, outgoing(6), tools) };
	};
	const accepted = (marks: readonly string[]) =>
		marks.filter((mark) => mark.startsWith('d:')).map((mark) => mark.split('|').pop());

	it('remembers what is accepted while the next batch cannot be built', async () => {
		const { run, marks } = broken((platform) => {
			const build = platform.event;
			platform.event = (one) => {
				if (one.eventId === 'e2') throw new Error('No event can be made of it');
				return build(one);
			};
		});
		await expect(run()).rejects.toThrow('No event can be made of it');
		expect(accepted(marks)).toEqual(['e0', 'e1']);
	});

	it('remembers what is accepted while the answer to another cannot be read', async () => {
		const { run, marks } = broken((platform) => {
			platform.read = () => {
				if (platform.requests.length === 2 && !reads++) throw new Error('No such answer');
				return TAKEN;
			};
			let reads = 0;
		});
		await expect(run()).rejects.toThrow('No such answer');
		expect(accepted(marks)).toEqual(['e2', 'e3']);
	});
});
