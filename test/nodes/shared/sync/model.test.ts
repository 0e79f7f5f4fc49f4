import { Story } from './model/story';

/** Each seed is another life of a workflow; a failing one names the conversion that went wrong. */
const SEEDS = 250;

describe('whatever happens between the tracker and n8n', () => {
	it('no conversion is missed, none comes twice unannounced, and the state stays small', async () => {
		const failures: string[] = [];
		for (let seed = 1; seed <= SEEDS; seed++) {
			await new Story(seed)
				.play()
				.catch((error: unknown) => failures.push(`seed ${seed}: ${String(error)}`));
		}
		expect(failures).toEqual([]);
	}, 120_000);
});
